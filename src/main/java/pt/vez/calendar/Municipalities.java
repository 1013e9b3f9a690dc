package pt.vez.calendar;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.GeoPoint;

/** Municipalities (<i>concelhos</i>): where they are, their zone and their holidays. */
public interface Municipalities {
    /** @param calendar its place in the calendar of the library, <i>13/PRT</i>; null when that does not know it */
    record Municipality(
            String code,
            String name,
            ZoneId zone,
            GeoPoint centre,
            @Nullable String calendar) {
        /** The scope of its autonomous region, null on the mainland. */
        public @Nullable String region() {
            return switch (zone.getId()) {
                case "Atlantic/Azores" -> CalendarDay.AZORES;
                case "Atlantic/Madeira" -> CalendarDay.MADEIRA;
                default -> null;
            };
        }
    }

    /** By name. */
    List<Municipality> all();

    /** Nothing for null. */
    Optional<Municipality> find(@Nullable String code);
}
