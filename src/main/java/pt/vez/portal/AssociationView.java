package pt.vez.portal;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import pt.vez.associations.Associations;
import pt.vez.associations.Associations.Body;
import pt.vez.associations.Associations.Member;
import pt.vez.associations.Colleagues;
import pt.vez.associations.ContactDirectory;
import pt.vez.associations.MediatorProfile;
import pt.vez.associations.MediatorProfiles;
import pt.vez.associations.PartnerRecords;
import pt.vez.associations.ui.AgreementCard;
import pt.vez.associations.ui.AgreementCards;
import pt.vez.associations.ui.PartnerFacts;
import pt.vez.identity.CurrentActor;
import pt.vez.shared.Actor;
import pt.vez.shell.Pager;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;
import pt.vez.visits.MandateHolders;
import pt.vez.visits.ui.MandatesInHandSection;

/** The actor's own association: its agreement with the agency and, for its coordinator, its members. */
@Route("association")
@RolesAllowed("MEDIATOR")
class AssociationView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Associations associations;
    private final AgreementCards agreements;
    private final MandateHolders holders;
    private final PartnerRecords records;
    private final ContactDirectory contacts;
    private final MediatorProfiles profiles;

    AssociationView(
            CurrentActor current,
            Associations associations,
            AgreementCards agreements,
            MandateHolders holders,
            PartnerRecords records,
            ContactDirectory contacts,
            MediatorProfiles profiles) {
        super("association.title");
        this.current = current;
        this.associations = associations;
        this.agreements = agreements;
        this.holders = holders;
        this.records = records;
        this.contacts = contacts;
        this.profiles = profiles;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        resetWithHeading(null);
        runOrShowError(this::show);
    }

    private void show() {
        Actor actor = current.get();
        Body own = associations.own(actor);
        resetWithHeading(own.name(), label(own.kind()) + " · " + own.city());
        add(new PartnerFacts(records.of(actor, own.id()), contacts.of(actor, own.id()), language()));
        add(new H2(t("partners.agreements")));
        List<AgreementCard> all = agreements.of(own.id(), this::t, language());
        if (all.isEmpty()) {
            add(new Paragraph(t("association.none")));
        }
        all.forEach(this::add);
        if (associations
                .membershipOf(actor.accountId())
                .filter(Associations.Membership::coordinator)
                .isPresent()) {
            members(associations.membersOf(actor, own.id()), profiles.ofAssociation(actor));
            add(new MandatesInHandSection(
                    offset -> holders.ofAssociation(current.get(), offset, Pager.SIZE), passing()));
        }
    }

    private MandatesInHandSection.Passing passing() {
        return new MandatesInHandSection.Passing() {
            @Override
            public List<Colleagues.Colleague> successors(MandateHolders.Held held) {
                return holders.successors(current.get(), held);
            }

            @Override
            public void pass(MandateHolders.Held held, UUID to, String name) {
                runOrShowError(() -> {
                    holders.reassign(current.get(), held, to);
                    show();
                    showMessage(
                            Variant.SUCCESS,
                            t("reassign.done", held.caseNumber().display(), name));
                });
            }
        };
    }

    private void members(List<Member> members, Map<UUID, MediatorProfile> profiles) {
        var table = new Table(
                t("partners.mediators"),
                t("account.name"),
                t("partners.coordinates"),
                t("person.phone"),
                t("apply.languages"));
        members.forEach(member -> {
            MediatorProfile profile = profiles.getOrDefault(member.accountId(), MediatorProfile.NONE);
            String phone = profile.phone();
            table.row(
                    member.name(),
                    member.coordinator() ? t("partners.coordinator") : "",
                    phone == null ? "–" : phone,
                    profile.languages().isEmpty()
                            ? "–"
                            : profile.languages().stream()
                                    .sorted()
                                    .map(this::label)
                                    .collect(Collectors.joining(", ")));
        });
        add(new H2(t("partners.mediators")), table.orEmpty(members.isEmpty(), t("partners.mediators.none")));
    }
}
