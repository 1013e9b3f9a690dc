package pt.vez.shared;

import java.util.Arrays;
import java.util.Optional;

/**
 * Nationalities of travel documents that are no country of ISO 3166-1: ICAO Doc 9303 part 3 section 5, parts A to D. Kept
 * by these three letters wherever a country is kept by its two.
 */
public enum IcaoNationality {
    /** Stateless person (1954 Convention). */
    XXA,
    /** Refugee (1951 Convention and 1967 Protocol). */
    XXB,
    /** Refugee other than under the 1951 Convention. */
    XXC,
    /** Unspecified nationality. */
    XXX,
    /** British Overseas Territories citizen. */
    GBD,
    /** British National (Overseas). */
    GBN,
    /** British Overseas citizen. */
    GBO,
    /** British protected person. */
    GBP,
    /** British subject. */
    GBS,
    /** United Nations Organization. */
    UNO,
    /** Specialized agency of the United Nations. */
    UNA,
    /** United Nations Interim Administration Mission in Kosovo. */
    UNK,
    /** European Union laissez-passer. */
    EUE,
    /** African Development Bank. */
    XBA,
    /** African Export-Import Bank. */
    XIM,
    /** Caribbean Community. */
    XCC,
    /** Council of Europe. */
    XCE,
    /** Common Market for Eastern and Southern Africa. */
    XCO,
    /** Economic Community of West African States. */
    XEC,
    /** Organization of Eastern Caribbean States. */
    XES,
    /** Parliamentary Assembly of the Mediterranean. */
    XMP,
    /** Southern African Development Community. */
    XDC,
    /** Sovereign Military Order of Malta. */
    XOM,
    /** International Criminal Police Organization. */
    XPO,
    /** International Civil Aviation Organization. */
    IAO,
    /** Neutral Zone. */
    NTZ;

    /** The constant of these three letters, when there is one. */
    public static Optional<IcaoNationality> find(String letters) {
        return Arrays.stream(values())
                .filter(each -> each.name().equals(letters))
                .findFirst();
    }
}
