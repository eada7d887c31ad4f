import { AccountList } from "./desk/account-list.ts";
import { AnswerHistory } from "./desk/answer-history.ts";
import { DeskApp } from "./desk/app.ts";
import { ArticleReader } from "./desk/article-reader.ts";
import { AuditLog } from "./desk/audit-log.ts";
import { BriefForm } from "./desk/brief-form.ts";
import { FaqEditor } from "./desk/faq-editor.ts";
import { FaqList } from "./desk/faq-list.ts";
import { GapList } from "./desk/gap-list.ts";
import { LookUp } from "./desk/look-up.ts";
import { OfficialArticles } from "./desk/official-articles.ts";
import { QuoteFinder } from "./desk/quote-finder.ts";

// The views first: the desk draws them as soon as it is there.
customElements.define("desk-look-up", LookUp);
customElements.define("desk-article-reader", ArticleReader);
customElements.define("desk-faq-list", FaqList);
customElements.define("desk-quote-finder", QuoteFinder);
customElements.define("desk-faq-editor", FaqEditor);
customElements.define("desk-gap-list", GapList);
customElements.define("desk-brief-form", BriefForm);
customElements.define("desk-answer-history", AnswerHistory);
customElements.define("desk-official-articles", OfficialArticles);
customElements.define("desk-account-list", AccountList);
customElements.define("desk-audit-log", AuditLog);
customElements.define("city-exchange-desk", DeskApp);
