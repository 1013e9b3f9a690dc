package pt.vez.associations;

import org.jspecify.annotations.Nullable;

/**
 * Who a partner body is for the agency.
 *
 * @param name at most 200 signs; no two active partners have the same
 * @param city at most 80 signs
 * @param taxNumber a {@link pt.vez.shared.Nipc}, of one partner only; null while it is not known
 * @param responsible who answers for the body towards the agency, at most 200 signs; empty while it is not known
 * @param email of the body, a {@link pt.vez.shared.Email}; null where there is none
 * @param phone of the body, a {@link pt.vez.shared.Phone}; null where there is none
 */
public record PartnerRecord(
        String name,
        Associations.Kind kind,
        String city,
        @Nullable String taxNumber,
        String responsible,
        @Nullable String email,
        @Nullable String phone) {
    public static final int LONGEST_NAME = 200;
    public static final int LONGEST_CITY = 80;

    /** What has to be known at least. */
    public static PartnerRecord of(String name, Associations.Kind kind, String city) {
        return new PartnerRecord(name, kind, city, null, "", null, null);
    }
}
