#!/usr/bin/env bash
# One slice of a sweep per task of a Slurm array; the arguments are those of "npm run lab -- sweep".
#
#   OUT=results sbatch --array=1-16 scripts/slurm/sweep.sh kd --grid T=1,2,4,8 --seeds 1-20
#   npm run -s lab -- merge results/slice-*.json --json
#
# The array counts from 1. To run some slices again, name their number: SLICES=16 sbatch --array=3,7 …
# Works outside Slurm too: with SLURM_ARRAY_TASK_ID and SLURM_ARRAY_TASK_COUNT set by hand, or in a Kubernetes indexed
# Job, whose JOB_COMPLETION_INDEX counts from 0, with SLICES set to its completions.
#
#SBATCH --job-name=lab-sweep
#SBATCH --array=1-16
#SBATCH --cpus-per-task=4
#SBATCH --mem-per-cpu=1G
#SBATCH --time=02:00:00
#SBATCH --output=lab-sweep-%A-%a.log
set -euo pipefail

if [[ -n "${SLURM_ARRAY_TASK_ID:-}" ]]; then
  index=$SLURM_ARRAY_TASK_ID
  of=${SLICES:-${SLURM_ARRAY_TASK_COUNT:?set SLURM_ARRAY_TASK_COUNT or SLICES}}
elif [[ -n "${JOB_COMPLETION_INDEX:-}" ]]; then
  index=$((JOB_COMPLETION_INDEX + 1))
  of=${SLICES:?set SLICES to the completions of the Job}
else
  echo "sweep.sh: neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set" >&2
  exit 2
fi

# Slurm runs a copy of this script from its spool folder; the project is then where sbatch was called, or LAB.
lab=${LAB:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}
[[ -f "$lab/scripts/lab.mjs" ]] || lab=${SLURM_SUBMIT_DIR:?set LAB to the folder of the project}

out=${OUT:-.}
mkdir -p "$out"
slice="$out/slice-$index-of-$of.json"
unfinished="$slice.unfinished"
trap 'rm -f "$unfinished"' EXIT

# In the background, so that the signals of a time limit or a preemption are passed on at once.
jobs=${JOBS:-${SLURM_CPUS_PER_TASK:-}}
node "$lab/scripts/lab.mjs" sweep "$@" --shard "$index/$of" ${jobs:+--jobs "$jobs"} --json >"$unfinished" &
trap 'kill -TERM $! 2>/dev/null; wait $!; exit' TERM INT
status=0
wait $! || status=$?

# A result with failed runs (exit code 1) is a result; a file appears whole or not at all.
if [[ -s "$unfinished" && $status -le 1 ]]; then mv "$unfinished" "$slice"; fi
exit "$status"
