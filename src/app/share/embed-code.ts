/** What goes into somebody else's page to show an experiment there. */

/** The type of the message by which an embedded experiment says how high it is, in CSS pixels. */
export const heightMessage = "distillation-lab:height";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string) => text.replace(/[&<>"]/g, (c) => escapes[c]);

/**
 * HTML of a frame, and of a script that gives this frame, and no other, the height of its content.
 * @param link the whole address, with `embed=1`
 * @param title what screen readers call the frame
 * @param theme of the link: a frame of another colour scheme than its page would not be transparent
 */
export function embedCode(link: string, title: string, theme?: "light" | "dark"): string {
  const style = `width:100%;height:480px;border:0${theme ? `;color-scheme:${theme}` : ""}`;
  return `<iframe src="${escape(link)}" title="${escape(title)}" style="${style}" loading="lazy"></iframe>
<script>
(function (frame) {
  addEventListener("message", function (e) {
    if (e.source !== frame.contentWindow || !e.data || e.data.type !== "${heightMessage}") return;
    var height = Number(e.data.height);
    if (height > 0) frame.style.height = Math.min(height, 4000) + "px";
  });
})(document.currentScript.previousElementSibling);
</script>`;
}
