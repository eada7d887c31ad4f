import { DeskApp } from "./desk/app.ts";
import { ArticleReader } from "./desk/article-reader.ts";
import { LookUp } from "./desk/look-up.ts";

// The views first: the desk draws them as soon as it is there.
customElements.define("desk-look-up", LookUp);
customElements.define("desk-article-reader", ArticleReader);
customElements.define("city-exchange-desk", DeskApp);
