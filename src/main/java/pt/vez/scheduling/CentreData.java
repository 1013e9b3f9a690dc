package pt.vez.scheduling;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.LocalText;

/**
 * What an administrator says about a centre.
 *
 * @param access how to get in without steps, where to ring
 */
public record CentreData(
        String name,
        String address,
        String postalCode,
        String municipality,
        ZoneId zone,
        GeoPoint place,
        @Nullable String phone,
        LocalText access,
        boolean active) {}
