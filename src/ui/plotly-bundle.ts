/** The part of plotly that the charts need: lines, bars, heat maps. Loaded when the first chart is seen. */
import bar from "plotly.js/lib/bar";
import plotly from "plotly.js/lib/core";
import heatmap from "plotly.js/lib/heatmap";

plotly.register([bar, heatmap]);

export { plotly };
