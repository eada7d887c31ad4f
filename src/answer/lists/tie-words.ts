import type { TieKind } from "./ties-request.ts";

/** What a tie of each kind is called. */
export const TIE_WORDS: Readonly<Record<TieKind, RegExp>> = {
  sister: /(?:sister|twin)[- ](?:cit(?:y|ies)|county|towns?)|[姊姐]妹(?:市郡|城市|市)/iu,
  partner: /partner[- ]cit(?:y|ies)|[夥伙]伴(?:城市|市)/iu,
  friendship: /friend(?:ship|ly)?[- ](?:cit(?:y|ies)|charter)|友[誼好](?:城市|市|憲章)/iu,
};
