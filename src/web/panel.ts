import type { Panel, PanelHost } from "./launcher/panel-link.ts";
import { PanelElement } from "./panel/panel-element.ts";

const NAME = "city-exchange-panel";

/** Puts the conversation into the widget; called once a page, after the first opening. */
export function mountPanel(root: ShadowRoot, host: PanelHost): Panel {
  customElements.define(NAME, PanelElement);
  const panel = new PanelElement(host);
  root.append(panel);
  return panel;
}
