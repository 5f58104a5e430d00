// The pages worth a picture, by who sees them. `{file}` is every file of that person.
const SERVICE = "/services/birth_certificate";
const WAY = "country=ae&registered=yes&relation=father&used_in=residence&used_at=school&issued_before=no";

export const PAGES = [
  {
    pages: [
      "/", "/services", SERVICE, `${SERVICE}/questions`, `${SERVICE}/questions?country=ae`, `${SERVICE}/questions?country=ae&registered=yes`,
      `${SERVICE}/result?${WAY}`, `${SERVICE}/result?country=ae&registered=no`, "/countries/ae", "/countries/sa", "/life-events", "/life-events/birth", "/life-events/death?country=ae&burial=host&kin=wife&minors=yes", "/register", "/sign-in", "/verify",
      "/training", "/training/builders", "/training/builders/check", "/training/sprouts", "/credentials", "/guides", "/guides?situation=death", "/guides/birth-abroad", "/guides/military-status", "/news", "/news/attestation-through-post", "/privacy", "/help", "/words", "/accessibility", "/performance", "/services/attestation", "/services/attestation/questions?country=ae", "/services/nid_update", "/gallery", "/gallery/front", "/gallery/question", "/gallery/tracking", "/gallery/confirmation", "/gallery/fault", "/nowhere", "/offline", "/offline/wallet", "/offline/files", "/offline/check",
    ],
  },
  {
    as: "father",
    pages: [
      "/account", "/account/identity", "/account/contacts", "/account/sessions", "/account/device", "/account/consents", "/account/data", "/account/messages", "/account/push", "/account/shares",
      "/account/looks", "/account/requests", "/account/mandates", "/account/enquiries/new", "/helping", "/heirs", "/calendar", "/sign-in/again", "/sign-out", "/files", "/files/{file}", "/files/{file}/messages", "/files/{file}/cancel",
      "/files/{file}/confirmation", "/files/{file}/check", "/files/{file}/pay", "/files/{file}/receipt", "/files/{file}/basket", "/files/{file}/basket/add", "/files/{file}/delivery", "/files/{file}/document",
      ...[
        "subject_name", "number_known", "subject_number", "birth_date", "birth_place", "birth_abroad", "mother_name", "residence", "contact",
        "subject_passport", "declaration",
      ].map((page) => `/files/{file}/q/${page}`),
    ],
  },
  { as: "newcomer", pages: ["/account", "/account/identity", "/account/identity/match", "/account/identity/document", `/apply/birth_certificate?${WAY}`, "/files"] },
  { as: "not_located", pages: ["/files/{file}", "/files/{file}/outcome"] },
  { as: "mismatch", pages: ["/files/{file}", "/files/{file}/outcome"] },
  {
    staff: "dubai",
    pages: [
      "/desk", "/desk?view=mine", "/desk/search", "/desk/identities", "/desk/files/{file}", "/desk/files/{file}/correction", "/desk/files/{file}/reject",
      "/desk/files/{file}/release", "/desk/files/{file}/hand-over", "/desk/files/{file}/duplicates", "/desk/files/{file}/religion", "/desk/files/{file}/messages",
      "/desk/counter", "/desk/counter/people/new", "/desk/counter/ask", "/desk/counter/letters", "/desk/custody", "/desk/custody/new", "/desk/mandates", "/desk/help",
      "/desk/heirs", "/desk/enquiries", "/desk/delivery", "/desk/appointments", "/desk/sign-out",
    ],
  },
  { staff: "authority", pages: ["/desk", "/desk/files/{file}", "/desk/files/{file}/return", "/desk/green", "/desk/proposals", "/desk/certificates"] },
  { staff: "review", pages: ["/desk", "/desk?view=late&queue=mission", "/desk/held", "/desk/help/watch"] },
  { staff: "delivery", pages: ["/desk/delivery", "/desk/blanks"] },
  { staff: "rules", pages: ["/desk/rules", "/desk/rules/of/message/received", "/desk/rules/of/message/late", "/desk/rules/of/service/birth_certificate", "/desk/rules/of/country/ae", "/desk/rules/of/country/kw", "/desk/proposals"] },
  { staff: "rules2", pages: ["/desk/rules", "/desk/proposals"] },
  { staff: "editor", pages: ["/desk/content", "/desk/content/of/birth-abroad", "/desk/content/of/birth-abroad/versions/1", "/desk/proposals"] },
  { staff: "finance", pages: ["/desk/refunds", "/desk/refunds/part", "/desk/reconciliation", "/desk/finance", "/desk/rates", "/desk/proposals"] },
  { staff: "privacy", pages: ["/desk/access", "/desk/access/flags", "/desk/access/limits", "/desk/staff", "/desk/figures"] },
  { staff: "admin", pages: ["/desk/staff", "/desk/staff/new", "/desk/proposals", "/desk/switches", "/desk/invitations", "/desk/figures", "/desk/evaluation", "/desk/evaluation/indicators", "/desk/evaluation/entries", "/desk/evaluation/gate", "/desk/evaluation/gate/ae/kw", "/desk/evaluation/plan/kw", "/desk/jobs", "/desk/enrol"] },
];
