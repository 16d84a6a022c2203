import type { ComponentType } from "react";
import { BoardPanel } from "../experiment/language/BoardPanel.tsx";
import { DifficultyPanel } from "../experiment/language/DifficultyPanel.tsx";
import { GroupsPanel } from "../experiment/language/GroupsPanel.tsx";
import { WritingPanel } from "../experiment/language/WritingPanel.tsx";
import "../experiment/language/language.css";

const panels: Readonly<Record<string, ComponentType>> = {
  writing: WritingPanel,
  board: BoardPanel,
  difficulty: DifficultyPanel,
  groups: GroupsPanel,
};

/** One look at a language model. */
export default function LanguagePanel({ id }: { id: string }) {
  const Panel = panels[id];
  return Panel ? <Panel /> : null;
}
