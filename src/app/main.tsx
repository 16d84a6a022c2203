import { createRoot } from "react-dom/client";
import "../ui/theme.css";
import "./app.css";
import { App } from "./App.tsx";
import { createLab } from "./lab.tsx";

createRoot(document.getElementById("root")!).render(<App lab={createLab()} />);
