// Pages that nobody of the demo comes to by a link: what the demo does not hold, or what somebody has to do first. Each group with
// its reason. A page that is reached after all may not stand here.

const GROUPS = {
  "nobody of the demo has asked for a document yet; the stories 01, 03, 08, 30, 40, 70, 72 and 73 look at files": [
    "/files/{reference}", "/files/{reference}/appointment", "/files/{reference}/appointment/give-up", "/files/{reference}/basket",
    "/files/{reference}/basket/add", "/files/{reference}/cancel", "/files/{reference}/check", "/files/{reference}/confirmation",
    "/files/{reference}/correction", "/files/{reference}/decision", "/files/{reference}/declarations/{declaration}",
    "/files/{reference}/delivery", "/files/{reference}/delivery/again", "/files/{reference}/document", "/files/{reference}/grievance",
    "/files/{reference}/helper", "/files/{reference}/messages", "/files/{reference}/outcome", "/files/{reference}/pay",
    "/files/{reference}/pay/link", "/files/{reference}/pay/price", "/files/{reference}/pay/return", "/files/{reference}/q/{page}",
    "/files/{reference}/receipt", "/files/{reference}/register", "/helping/{reference}", "/helping/{reference}/check",
    "/helping/{reference}/q/{page}", "/account/requests/{id}", "/account/requests/lock", "/account/enquiries/{reference}",
    "/agency-requests/{reference}", "/agency-services/{key}/ask", "/agency-services/{key}/check",
  ],
  "no file waits at the desk of the demo yet; the same stories claim, compare and decide": [
    "/desk/files/{reference}", "/desk/files/{reference}/approve", "/desk/files/{reference}/ask-registry", "/desk/files/{reference}/card",
    "/desk/files/{reference}/correction", "/desk/files/{reference}/counter", "/desk/files/{reference}/document",
    "/desk/files/{reference}/duplicates", "/desk/files/{reference}/grievance", "/desk/files/{reference}/hand-over",
    "/desk/files/{reference}/invite", "/desk/files/{reference}/latin-name", "/desk/files/{reference}/messages",
    "/desk/files/{reference}/recommend", "/desk/files/{reference}/reject", "/desk/files/{reference}/release",
    "/desk/files/{reference}/religion", "/desk/files/{reference}/return", "/desk/bulk", "/desk/counter/files/{reference}",
    "/desk/counter/letters/{notice}", "/desk/counter/people/{account}", "/desk/counter/people/{account}/contact",
    "/desk/custody/{id}", "/desk/custody/{id}/lift", "/desk/delivery/{id}", "/desk/delivery/{id}/document", "/desk/delivery/{id}/slip", "/desk/enquiries/{reference}", "/desk/finance/days/{id}",
    "/desk/finance/disputes/{id}", "/desk/heirs/{id}", "/desk/held/{reference}", "/desk/help/{reference}",
    "/desk/help/{reference}/check", "/desk/help/{reference}/q/{page}", "/desk/identities/{id}", "/desk/identities/{id}/move",
    "/desk/mandates/{id}", "/desk/refunds/{id}", "/desk/second-review/{reference}",
  ],
  "somebody begins it first; the stories 20, 60, 80, 82, 83, 84, 90, 92, 96, 97 and 98 do": [
    "/desk/academy/classes/{id}", "/desk/content/drafts/{id}", "/desk/content/drafts/{id}/look", "/desk/evaluation/protocols/{id}",
    "/desk/experts/people/{id}", "/desk/experts/people/{id}/nomination", "/desk/learning/{course}/exam",
    "/desk/live-hour/{id}/answer/{question}", "/desk/needs", "/desk/partners/{id}", "/desk/rules/drafts/{id}",
    "/desk/rules/drafts/{id}/amount/{row}", "/desk/rules/drafts/{id}/compare", "/desk/rules/drafts/{id}/decide",
    "/desk/rules/drafts/{id}/files", "/desk/rules/drafts/{id}/papers", "/desk/rules/drafts/{id}/papers/{row}",
    "/desk/rules/drafts/{id}/texts", "/desk/rules/drafts/{id}/texts/{text}", "/events/{slug}/register", "/life-events/{key}/keep",
    "/my-events", "/my-events/{id}", "/my-events/{id}/discard", "/training-groups/{id}", "/training-groups/{id}/apply",
    "/training/{key}/tell", "/credentials/{number}", "/account/privileges/{key}/code",
  ],
  "a step between two forms, or a link that somebody was sent": [
    "/account/contact", "/account/contacts/code", "/desk/counter/contact/code", "/go/{code}", "/news/stop/{key}", "/pay/receipt/{pass}",
    "/pay/{token}", "/register/name", "/sign-in/again/code", "/sign-in/code", "/sign/{token}", "/search",
  ],
  "an answer that is an error on purpose; the story of the gallery looks at it": ["/gallery/fault", "/gallery/question"],
};

/** The reason of each page. */
export const ELSEWHERE = Object.fromEntries(Object.entries(GROUPS).flatMap(([reason, pages]) => pages.map((page) => [page, reason])));
