package pt.vez.scheduling.internal;

import java.util.TreeSet;
import pt.vez.audit.Changes;
import pt.vez.scheduling.CentreData;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.ServiceType;
import pt.vez.shared.TypedText;

/** What the journal says of a change to a centre, a desk or a service. */
final class CentreChanges {
    private CentreChanges() {}

    static Changes of(CentreData before, CentreData after) {
        return new Changes()
                .add("name", before.name(), after.name())
                .add(
                        "address",
                        before.address() + ", " + before.postalCode(),
                        after.address() + ", " + after.postalCode())
                .add("municipality", before.municipality(), after.municipality())
                .add("zone", before.zone(), after.zone())
                .addPersonal("place", before.place(), after.place())
                .add("phone", before.phone(), after.phone())
                .add("access", before.access().pt(), after.access().pt())
                .add("active", before.active(), after.active());
    }

    static Changes of(Desk before, Desk after) {
        return new Changes()
                .add("name", before.label(), TypedText.visible(after.label()))
                .add("services", new TreeSet<>(before.services()), new TreeSet<>(after.services()))
                .add("active", before.active(), after.active());
    }

    static Changes of(ServiceType before, ServiceType after) {
        return new Changes()
                .add("name", before.name().pt(), after.name().pt())
                .add("duration", before.minutes(), after.minutes())
                .add("active", before.active(), after.active());
    }
}
