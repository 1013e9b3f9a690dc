package pt.vez.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import pt.vez.associations.Agreement.Terms;
import pt.vez.associations.Agreements;
import pt.vez.associations.Associations;
import pt.vez.associations.Contact;
import pt.vez.associations.ContactDirectory;
import pt.vez.associations.Memberships;
import pt.vez.casework.Procedures;
import pt.vez.scheduling.CentreId;
import pt.vez.shared.Actor;
import pt.vez.shared.LocalText;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/**
 * Partners, their agreements and mediators who can begin at once: declaration accepted, certified, and on shift.
 */
@Component
@Profile("demonstration")
class DemoPartners {
    private static final String CLAUSE =
            "Os mediadores guardam segredo sobre as pessoas e os processos, durante e depois do acordo.";
    private static final List<Contact> CONTACTS = List.of(
            contact("Rua da Palma 219, 1100-391 Lisboa", "+351210000101", "Português, English, বাংলা, हिन्दी"),
            contact("Rua de Santa Catarina 730, 4000-446 Porto", "+351220000102", "Português, English, नेपाली"),
            contact("Rua de Lisboa 41, 9500-216 Ponta Delgada", "+351296000103", "Português, English"),
            contact("Praça da República, 7630-139 Odemira", "+351283000104", "Português, ਪੰਜਾਬੀ, English"));

    private static Contact contact(String address, String phone, String languages) {
        return new Contact(
                address,
                phone,
                new LocalText("Segunda a sexta, das 10:00 às 17:00", "Monday to Friday, 10:00 to 17:00"),
                languages);
    }

    private final Memberships memberships;
    private final ContactDirectory contacts;
    private final Agreements agreements;
    private final Procedures procedures;
    private final DemoHiring hiring;
    private final DemoMediators mediators;
    private final DemoShifts shifts;
    private final Clock clock;

    DemoPartners(
            Memberships memberships,
            ContactDirectory contacts,
            Agreements agreements,
            Procedures procedures,
            DemoHiring hiring,
            DemoMediators mediators,
            DemoShifts shifts,
            Clock clock) {
        this.memberships = memberships;
        this.contacts = contacts;
        this.agreements = agreements;
        this.procedures = procedures;
        this.hiring = hiring;
        this.mediators = mediators;
        this.shifts = shifts;
        this.clock = clock;
    }

    /**
     * @param kind of the body
     * @param people its mediators; the first coordinates
     */
    private record Partner(String name, Associations.Kind kind, String city, List<String> people) {}

    void make(Actor administrator, List<CentreId> centres) {
        LocalDate today = Zones.today(clock);
        var partners = List.of(
                new Partner(
                        "Associação Mãos Dadas",
                        Associations.Kind.ASSOCIATION,
                        "Lisboa",
                        List.of("Aminata Baldé", "Rui Tavares", "Leonor Quaresma")),
                new Partner("Casa do Mundo", Associations.Kind.NGO, "Porto", List.of("Sandra Shrestha")),
                new Partner(
                        "Ponte Atlântica", Associations.Kind.ASSOCIATION, "Ponta Delgada", List.of("Hélder Medeiros")),
                new Partner(
                        "Câmara Municipal de Odemira",
                        Associations.Kind.MUNICIPALITY,
                        "Odemira",
                        List.of("Gurpreet Kaur")));
        int number = 0;
        int made = 0;
        for (Partner partner : partners) {
            UUID id = memberships.register(administrator, partner.name(), partner.kind(), partner.city());
            contacts.update(administrator, id, Contact.NONE, CONTACTS.get(made++));
            agreements.conclude(
                    administrator,
                    id,
                    new Terms(
                            "Protocolo " + (12 + number) + "/2026",
                            today.minusMonths(8),
                            today.plusMonths(16),
                            10,
                            procedures.all().stream()
                                    .map(Procedures.Procedure::code)
                                    .collect(Collectors.toSet()),
                            centres.stream().map(CentreId::value).collect(Collectors.toSet()),
                            CLAUSE));
            UUID centre = centres.get(number % centres.size()).value();
            List<UUID> people = new ArrayList<>();
            for (String name : partner.people()) {
                String email = number == 0 ? DemoPeople.MEDIATOR : "mediator" + (number + 1) + "@vez.example";
                people.add(mediators.add(administrator, id, email, name, centre, today));
                number++;
            }
            memberships.coordinate(administrator, people.getLast(), true);
            if (people.size() > 1) {
                hiring.make(
                        administrator,
                        Actor.person(people.getLast(), partner.people().getLast(), Set.of(Role.MEDIATOR), null));
            }
        }
        shifts.somebodyNow();
    }
}
