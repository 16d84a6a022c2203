import "./theme.css";
import { useEffect, useMemo, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import * as U from "./index.ts";
import { lineFigure } from "./figures/line.ts";
import { calibrationFigure } from "./figures/calibration.ts";
import { barFigure } from "./figures/bar-figure.ts";
import { iconNames } from "./Icons.tsx";

const q = new URLSearchParams(location.search);
if (q.get("theme")) document.documentElement.dataset.theme = q.get("theme")!;
if (q.get("size")) document.documentElement.dataset.size = q.get("size")!;
if (q.get("lang")) document.documentElement.lang = q.get("lang")!;
const zh = q.get("lang") === "zh";

const classes = zh ? ["飞机", "汽车", "鸟", "猫", "鹿", "狗", "青蛙", "马", "船", "卡车"] : ["plane", "car", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];
const logits = [-2.1, -3.4, 0.9, 6.2, 1.1, 4.6, 0.4, 2.2, -2.9, -1.7];
const soft = (z: number[], T: number) => { const m = Math.max(...z); const e = z.map((v) => Math.exp((v - m) / T)); const s = e.reduce((a, b) => a + b); return e.map((v) => v / s); };
const ent = (p: number[]) => p.reduce((a, v) => a - (v > 0 ? v * Math.log2(v) : 0), 0);
let seed = 7; const rnd = () => { seed = (seed * 1664525 + 1013904223) >>> 0; return seed / 2 ** 32; };
const gauss = () => Math.sqrt(-2 * Math.log(1 - rnd())) * Math.cos(6.283 * rnd());

const centers = [[-2, 1.5], [1.8, 1.9], [0, -1.8], [2.6, -1.2]];
const pts = new Float32Array(2 * 240); const lab = new Uint8Array(240);
for (let i = 0; i < 240; i++) { const k = i % 4; lab[i] = k; pts[2 * i] = centers[k][0] + 0.75 * gauss(); pts[2 * i + 1] = centers[k][1] + 0.75 * gauss(); }
const G = 96; const cls = new Uint8Array(G * G), conf = new Float32Array(G * G);
for (let r = 0; r < G; r++) for (let c = 0; c < G; c++) { const x = -4 + (8 * (c + 0.5)) / G, y = -4 + (8 * (r + 0.5)) / G; const p = soft(centers.map(([a, b]) => -((x - a) ** 2 + (y - b) ** 2) / 1.6), 1); const k = p.indexOf(Math.max(...p)); cls[r * G + c] = k; conf[r * G + c] = p[k]; }
const grid = { width: G, height: G, classes: cls, confidence: conf, count: 4 };
const B = { xMin: -4, xMax: 4, yMin: -4, yMax: 4 };
const layers = [{ points: pts, classes: lab, radius: 3.2 }];
const cloud = Array.from({ length: 2 }, (_, j) => { const p = new Float32Array(4000); for (let i = 0; i < 2000; i++) { const a = 6.283 * rnd(); p[2 * i] = (2.2 + 0.14 * gauss() * (1 + j)) * Math.cos(a); p[2 * i + 1] = (2.2 + 0.14 * gauss() * (1 + j)) * Math.sin(a); } return p; });
const digits = new Float32Array(24 * 14 * 14); for (let n = 0; n < 24; n++) for (let i = 0; i < 196; i++) { const x = (i % 14) - 6.5, y = Math.floor(i / 14) - 6.5; digits[n * 196 + i] = Math.exp(-((Math.hypot(x * (1 + n / 24), y) - 3 - (n % 5) / 2) ** 2) / 1.5); }

const N = 300;
const curve = (a: number, b: number, s: number) => Array.from({ length: N }, (_, i) => b + a * Math.exp(-i / s) * (1 + 0.06 * gauss()));
const steps = Array.from({ length: N }, (_, i) => i * 10);
const stream = { x: [] as number[], y: [] as number[], get length() { return this.x.length; } };
setInterval(() => { for (let i = 0; i < 20; i++) { const n = stream.x.length; if (n < 6000) { stream.x.push(n); stream.y.push(0.2 + 2 * Math.exp(-n / 700) + 0.05 * gauss()); } } }, 30);

const S = (p: Partial<Parameters<typeof U.Slider>[0]> & { label: string; value: number; min: number; max: number }) => {
  const [v, set] = useState(p.value);
  return <U.Slider default={4} onCommit={set} onInput={set} {...p} value={v} />;
};

function App() {
  const [T, setT] = useState(4);
  const [log, setLog] = useState(false);
  const [mode, setMode] = useState("auto");
  const [eng, setEng] = useState("auto");
  const [sel, setSel] = useState(5);
  const [tab, setTab] = useState("a");
  const [dialog, setDialog] = useState(q.has("dialog"));
  const [drawn, setDrawn] = useState<Float32Array>(new Float32Array(112 * 112));
  const handle = useRef<U.ProbabilityBarsHandle>(null);
  const series: U.ProbabilitySeries[] = useMemo(() => {
    const z2 = logits.map((v, i) => v * 0.7 + Math.sin(i * 5) * 0.5), z3 = logits.map((v, i) => (i === 3 ? v * 1.6 : v * 0.4 + Math.cos(i * 3)));
    const t = soft(logits, T), s = soft(z2, T), c = soft(z3, 1);
    return [
      { role: "hard", name: zh ? "硬标签" : "Hard label", values: classes.map((_, i) => +(i === 3)), note: "0 bit" },
      { role: "teacher", name: zh ? `教师, T = ${T.toFixed(1)}` : `Teacher, T = ${T.toFixed(1)}`, values: t, note: `${ent(t).toFixed(2)} bit` },
      { role: "student", name: zh ? `学生, T = ${T.toFixed(1)}` : `Student, T = ${T.toFixed(1)}`, values: s, note: `${ent(s).toFixed(2)} bit` },
      { role: "control", name: zh ? "对照组" : "Control, T = 1", values: c, note: `${ent(c).toFixed(2)} bit` },
    ];
  }, [T]);
  const loss = useMemo(() => lineFigure({ xTitle: "step", yTitle: "loss (nats)", yScale: "log", series: [
    { name: "Teacher", role: "teacher", x: steps, y: curve(2, 0.03, 40) }, { name: "Student", role: "student", x: steps, y: curve(2.1, 0.06, 55) }, { name: "Control", role: "control", x: steps, y: curve(2.2, 0.12, 70) }, { name: "Smoothed", role: "smoothed", x: steps, y: curve(1.9, 0.2, 60) }] }), []);
  const acc = useMemo(() => { const x = [1, 2, 4, 8, 16, 32]; const y = [0.62, 0.8, 0.9, 0.94, 0.952, 0.956]; return lineFigure({ xTitle: "sampling steps", yTitle: "high-quality samples", xScale: "log", yPercent: true, yRange: [0, 1], references: [{ name: "teacher, 256 steps", y: 0.962, role: "teacher" }, { name: "chance", y: 0.1, role: "truth" }], series: [{ name: "Student", role: "student", x, y, band: { lower: y.map((v) => v - 0.04), upper: y.map((v) => v + 0.03) } }, { name: "Control", role: "control", x, y: y.map((v) => v * 0.85), band: { lower: y.map((v) => v * 0.85 - 0.04), upper: y.map((v) => v * 0.85 + 0.03) } }] }); }, []);
  const live = useMemo(() => lineFigure({ xTitle: "step", yTitle: "loss", series: [{ name: "Student", role: "student", stream }] }), []);
  const cal = useMemo(() => calibrationFigure({ xTitle: "confidence", yTitle: "accuracy", countTitle: "examples", perfect: "perfectly calibrated", series: [
    { name: "Teacher", role: "teacher", confidence: [0.3, 0.5, 0.7, 0.9, 0.98], accuracy: [0.25, 0.4, 0.6, 0.82, 0.95], count: [10, 30, 50, 200, 600] }, { name: "Student", role: "student", confidence: [0.3, 0.5, 0.7, 0.9, 0.98], accuracy: [0.31, 0.52, 0.69, 0.91, 0.98], count: [40, 80, 120, 300, 300] }] }), []);
  const bars = useMemo(() => barFigure({ categories: ["T = 1", "T = 2", "T = 4", "T = 8"], xTitle: "temperature", yTitle: "accuracy", yPercent: true, series: [{ name: "Student", role: "student", values: [0.86, 0.9, 0.93, 0.91], error: { minus: [0.02, 0.02, 0.01, 0.02], plus: [0.02, 0.02, 0.01, 0.02] } }, { name: "Control", role: "control", values: [0.85, 0.85, 0.85, 0.85], error: { minus: [0.02, 0.02, 0.02, 0.02], plus: [0.02, 0.02, 0.02, 0.02] } }] }), []);
  const heat = useMemo(() => Array.from({ length: 100 }, (_, i) => { const a = Math.floor(i / 10), b = i % 10; return a === b ? 0.9 : Math.exp(-3 - Math.abs(a - b) * 0.7 - rnd()); }), []);
  useEffect(() => { (window as any).bench = () => { const n = 200, v = series.map((s) => Array.from(s.values)); const t0 = performance.now(); for (let i = 0; i < n; i++) { const t = soft(logits, 1 + i / 20); handle.current!.update(v.map(() => t)); document.body.offsetHeight; } return (performance.now() - t0) / n; }; (window as any).benchReact = async () => { const n = 100; const t0 = performance.now(); for (let i = 0; i < n; i++) { setT(1 + i / 10); await new Promise((r) => setTimeout(r)); document.body.offsetHeight; } return (performance.now() - t0) / n; }; });
  return (
    <div className="g">
      <style>{`.g{max-width:1366px;margin:0 auto;padding:1rem;display:grid;gap:1rem} .cols{display:grid;gap:1rem;grid-template-columns:17.5rem minmax(0,1fr) 22rem} .stack{display:grid;gap:.7rem;align-content:start} .two{display:grid;gap:1rem;grid-template-columns:repeat(3,minmax(0,1fr))} .cards{display:grid;gap:1rem;grid-template-columns:repeat(4,minmax(0,1fr))} @media(max-width:900px){.cols,.two,.cards{grid-template-columns:minmax(0,1fr)}}`}</style>
      <header style={{ display: "flex", gap: "1rem", alignItems: "center", flexWrap: "wrap" }}>
        <h1>{zh ? "知识蒸馏实验室" : "Distillation Lab"}</h1>
        <span className="ui-end" style={{ display: "flex", gap: ".25rem" }}>
          <U.Button variant="primary" icon="play">{zh ? "运行" : "Run"}</U.Button>
          <U.IconButton framed icon="step" label="Step" /><U.IconButton framed icon="reset" label="Reset" />
          <U.Button icon="share">{zh ? "分享" : "Share"}</U.Button>
          <U.IconButton icon="textSize" label="Text size" pressed /><U.IconButton icon="moon" label="Dark" />
          <U.Menu icon="globe" label="Language" items={[{ label: "English", onSelect() {}, checked: true }, { label: "中文", onSelect() {}, checked: false }]} />
        </span>
      </header>
      <div className="cols">
        <U.Panel title={zh ? "配方" : "Recipe"}>
          <div className="stack">
            <U.Slider label={zh ? "温度 T" : "Temperature T"} value={T} default={2} min={0.5} max={20} scale="log" effect="live" help="Divides the logits before the softmax." onInput={setT} onCommit={setT} />
            <S label={zh ? "学习率" : "Learning rate"} value={0.001} min={1e-5} max={1e-1} default={0.001} scale="log" effect="live" />
            <S label={zh ? "软标签损失权重 α" : "Weight of the soft loss α"} value={0.9} min={0} max={1} default={0.9} effect="live" />
            <S label={zh ? "隐藏单元" : "Hidden units"} value={16} min={1} max={128} default={32} integer effect="restart" help="Width" />
            <S label={zh ? "训练样本" : "Training examples"} value={200} min={10} max={5000} default={200} scale="log" integer unit={zh ? "个" : "images"} effect="restart" />
            <U.Choice label={zh ? "优化器" : "Optimizer"} value={mode} options={[{ value: "auto", label: "Adam" }, { value: "sgd", label: "SGD" }, { value: "mom", label: zh ? "动量" : "Momentum" }]} onChange={setMode} help="x" effect="restart" />
            <U.Choice label={zh ? "后端" : "Backend"} value={eng} options={["auto", "webgpu", "wasm", "webgl", "cpu"].map((v) => ({ value: v, label: v }))} onChange={setEng} />
            <U.Toggle label={zh ? "对数刻度" : "Logarithmic scale"} checked={log} onChange={setLog} help="Shows the small probabilities" />
            <U.Toggle label="Disabled" checked disabled onChange={() => {}} />
          </div>
        </U.Panel>
        <U.Panel title={zh ? "软标签" : "Soft labels"} note={zh ? "同一张图片，四种说法" : "What each network believes about one picture"} actions={<U.IconButton icon="shuffle" label="Another" />}>
          <U.ProbabilityBars ref={handle} caption="Soft labels of a cat" classNames={classes} series={series} highlight={3} log={log} />
        </U.Panel>
        <div className="stack">
          <U.Panel title="Loss" level={3} bare><U.Chart title={zh ? "训练损失" : "Training loss"} figure={loss} summary="Loss of four runs falls." height={14} /></U.Panel>
          <U.Chart title="Live loss" figure={live} summary="streams" height={11} />
          <U.Progress label={zh ? "训练学生" : "Training the student"} value={0.42} detail="168 / 400" timeLeft={zh ? "约 12 秒" : "about 12 s left"} />
        </div>
      </div>
      <div className="two">
        <U.Panel title="Grouped" level={3}><U.ProbabilityBars caption="g" classNames={classes} series={series.slice(1, 3)} highlight={3} layout="grouped" log={log} /></U.Panel>
        <U.Panel title="Compact columns" level={3}><U.ProbabilityBars caption="c" classNames={classes} series={series} highlight={3} compact log={log} /></U.Panel>
        <U.Panel title="Vertical" level={3}><U.ProbabilityBars caption="v" classNames={classes} series={series} highlight={3} layout="vertical" log={log} /></U.Panel>
        <U.Panel title="Grouped compact" level={3}><U.ProbabilityBars caption="gc" classNames={classes.slice(0, 5)} series={[...series, { role: "smoothed", name: "Smoothed", values: classes.map((_, i) => (i === 3 ? 0.91 : 0.01)) }, { role: "truth", name: "Exact posterior", values: soft(logits, 3) }]} highlight={3} layout="grouped" compact log={log} /></U.Panel>
        <U.Panel title="Reliability" level={3}><U.Chart title="Calibration" figure={cal} summary="x" /></U.Panel>
        <U.Panel title="Quality" level={3}><U.Chart title="Quality against steps" figure={acc} summary="x" /></U.Panel>
        <U.Panel title="Decision regions" level={3}><U.RegionMap label="Regions" grid={grid} bounds={B} classNames={["A", "B", "C", "D"]} layers={layers} cursor={{ x: 1, y: 0.2 }} /><U.ClassLegend classNames={["upper left", "upper right", "bottom", "lower right"]} letters /></U.Panel>
        <U.Panel title="Samples" level={3}><U.ScatterCloud label="Ring" bounds={B} layers={[{ points: cloud[0], color: "var(--teacher)", radius: 1.6, opacity: 0.6 }, { points: cloud[1], color: "var(--student)", radius: 1.6, opacity: 0.6 }]} /><U.Legend items={[{ role: "teacher", name: "Teacher" }, { role: "student", name: "Student" }, { role: "control", name: "Control" }]} form="line" /></U.Panel>
        <U.Panel title="All ten classes" level={3}><U.ScatterCloud label="ten" bounds={B} axes={false} layers={[{ points: Float32Array.from({ length: 200 }, (_, i) => (i % 2 ? -3.5 + 0.75 * (Math.floor(i / 2) % 10) : -3.5 + 0.75 * Math.floor(i / 20))), classes: Uint8Array.from({ length: 100 }, (_, i) => i % 10), radius: 5 }]} /><U.ClassLegend classNames={classes} /></U.Panel>
        <U.Panel title="Dark knowledge" level={3}><U.Heatmap caption="dk" rowLabels={classes} columnLabels={classes} rowTitle="true" columnTitle="believed" values={heat} role="teacher" scale="log" muteDiagonal format={(v) => (v * 100).toFixed(v > 0.1 ? 0 : 1)} /></U.Panel>
        <U.Panel title="Images" level={3}><U.ImageGrid label="digits" images={{ pixels: digits, width: 14, height: 14 }} count={24} selected={sel} onSelect={setSel} captions={Array.from({ length: 24 }, (_, i) => classes[i % 10])} marked={(i) => i % 7 === 2} /></U.Panel>
        <U.Panel title="Draw" level={3}><div style={{ display: "flex", gap: "1rem" }}><U.DrawPad label="Draw a digit" size={11} onChange={(i) => setDrawn(i.slice())} /><U.Digit label="yours" pixels={drawn} width={112} height={112} size={4} /></div></U.Panel>
        <U.Panel title="Sweep" level={3}><U.Chart title="Accuracy by temperature" figure={bars} summary="x" /></U.Panel>
        <U.Panel title="Messages" level={3}><div className="stack"><U.Notice>Two values of the link were out of range.</U.Notice><U.Notice tone="warning" title="WebGPU is missing" action={{ label: "Use WASM", onSelect() {} }} onClose={() => {}}>Training runs on WebAssembly.</U.Notice><U.Notice tone="error" title="The loss became infinite" action={{ label: "Lower the rate", onSelect() {} }}>At step 212.</U.Notice><U.Notice tone="good">Measured.</U.Notice></div></U.Panel>
        <U.Panel title="Tabs, drop" level={3}><U.Tabs label="t" selected={tab} onSelect={setTab} tabs={[{ id: "a", label: "Upload", content: () => <U.DropZone chooseFiles="Choose files" chooseFolder="Choose a folder" onFiles={(f) => console.log(f)}>Drop IDX, CSV or pictures here</U.DropZone> }, { id: "b", label: "Draw", content: () => <p>b</p> }]} /><p style={{ marginTop: 10, fontSize: 20, display: "flex", flexWrap: "wrap", gap: 8 }}>{iconNames.map((n) => <U.Icon key={n} name={n} />)}</p><U.Button variant="danger" onClick={() => setDialog(true)}>Delete</U.Button> <U.Progress label="Loading" /></U.Panel>
      </div>
      <div className="cards">{["Soft labels", "Progressive", "Consistency", "Adversarial"].map((t, i) => <U.Card key={t} href="#" title={t} kicker={zh ? "分类" : "Classification"} picture={<U.ProbabilityBars caption="m" classNames={classes.slice(0, 5)} series={series.slice(1, 3)} compact highlight={3} />} foot={i ? "3 claims, 2 hold" : "live"}>A small network learns from the large one's doubts.</U.Card>)}</div>
      <U.Dialog open={dialog} title="Share this experiment" onClose={() => setDialog(false)} actions={<><U.Button variant="plain">Cancel</U.Button><U.Button variant="primary" icon="check">Copy the link</U.Button></>}>The link holds the recipe and the seed. <U.Tip trigger="What is a recipe?">Stages, inputs, seed.</U.Tip></U.Dialog>
      <U.Toasts messages={q.has("toast") ? [{ id: "1", text: "Link copied" }] : []} onClose={() => {}} />
    </div>
  );
}
createRoot(document.getElementById("root")!).render(<App />);
