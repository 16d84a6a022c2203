import { useRef, useState, type DragEvent, type ReactNode } from "react";
import { Button } from "./Button.tsx";
import { Icon } from "./Icons.tsx";
import { cx } from "./hooks.ts";
import "./canvas.css";

/** A file and where it lay in the folder that was given: "cats/001.png". */
export interface GivenFile {
  readonly file: File;
  readonly path: string;
}

interface DropZoneProps {
  /** What may be dropped here, and what happens to it. */
  children: ReactNode;
  chooseFiles: string;
  /** A button for a whole folder, when given. */
  chooseFolder?: string;
  /** Accepted types, as of an `<input type=file>`: ".csv,.png". Dropped files are not filtered. */
  accept?: string;
  /** Being read. */
  busy?: boolean;
  onFiles: (files: GivenFile[]) => void;
}

/** A place to drop files and folders, with buttons for those who do not drag. */
export function DropZone({ children, chooseFiles, chooseFolder, accept, busy = false, onFiles }: DropZoneProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const depth = useRef(0);

  const taken = (input: HTMLInputElement) => {
    const given = [...(input.files ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
    input.value = "";
    if (given.length > 0) onFiles(given);
  };
  const drop = async (e: DragEvent) => {
    e.preventDefault();
    depth.current = 0;
    setOver(false);
    if (busy) return;
    const given = await filesOf(e.dataTransfer);
    if (given.length > 0) onFiles(given);
  };
  const enter = (by: 1 | -1) => {
    depth.current += by;
    setOver(depth.current > 0);
  };

  return (
    <div
      className={cx("ui-drop", over && !busy && "ui-drop-over", busy && "ui-drop-busy")}
      aria-busy={busy}
      onDragEnter={() => enter(1)}
      onDragLeave={() => enter(-1)}
      onDragOver={(e) => e.preventDefault()}
      onDrop={(e) => void drop(e)}
    >
      <Icon name="upload" />
      <div>{children}</div>
      <div className="ui-drop-buttons">
        <Button small disabled={busy} onClick={() => files.current?.click()}>
          {chooseFiles}
        </Button>
        {chooseFolder && (
          <Button small disabled={busy} onClick={() => folder.current?.click()}>
            {chooseFolder}
          </Button>
        )}
      </div>
      <input ref={files} type="file" hidden multiple accept={accept} onChange={(e) => taken(e.target)} />
      <input
        ref={(input) => {
          folder.current = input;
          if (input) input.webkitdirectory = true;
        }}
        type="file"
        hidden
        multiple
        onChange={(e) => taken(e.target)}
      />
    </div>
  );
}

/** Everything dropped, folders opened, in the order of their paths. */
async function filesOf(data: DataTransfer): Promise<GivenFile[]> {
  // The list of items dies with the event: take all entries before waiting for any.
  const entries = [...data.items].map((item) => (item.kind === "file" ? item.webkitGetAsEntry() : null));
  const loose = [...data.files];
  if (!entries.some(Boolean)) return loose.map((file) => ({ file, path: file.name }));
  const given: GivenFile[] = [];
  for (const entry of entries) if (entry) await collect(entry, given);
  return given.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function collect(entry: FileSystemEntry, into: GivenFile[]): Promise<void> {
  if (entry.name.startsWith(".")) return;
  if (entry.isFile) {
    const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    into.push({ file, path: entry.fullPath.replace(/^\//, "") });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A reader hands over a hundred entries at a time.
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return;
    for (const inner of some) await collect(inner, into);
  }
}
