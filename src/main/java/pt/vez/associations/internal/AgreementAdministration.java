package pt.vez.associations.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Agreement;
import pt.vez.associations.Agreement.State;
import pt.vez.associations.Agreement.Terms;
import pt.vez.associations.Agreements;
import pt.vez.associations.internal.AgreementRepository.Stored;
import pt.vez.audit.Journal;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** Agreements as administrators keep them. */
@Service
class AgreementAdministration implements Agreements {
    private static final int MOST_MEDIATORS = 500;
    private final AgreementRepository agreements;
    private final PartnerDirectory associations;
    private final PartnerRepository partners;
    private final AgreementDeadlines deadlines;
    private final PaperRepository papers;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AgreementAdministration(
            AgreementRepository agreements,
            PartnerDirectory associations,
            PartnerRepository partners,
            Journal journal,
            AgreementDeadlines deadlines,
            PaperRepository papers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.agreements = agreements;
        this.associations = associations;
        this.partners = partners;
        this.journal = journal;
        this.deadlines = deadlines;
        this.papers = papers;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Agreement> of(Actor actor, UUID partnerId) {
        associations.requireParty(actor, partnerId);
        return agreements.ofPartner(partnerId).stream().map(this::shown).toList();
    }

    private Agreement shown(Stored stored) {
        String ended = stored.endedReason();
        return new Agreement(
                stored.id(),
                stored.partnerId(),
                stored.terms(),
                state(stored),
                ended != null ? ended : stored.suspendedReason(),
                papers.ofAgreement(stored.id()));
    }

    private State state(Stored stored) {
        LocalDate today = today();
        if (stored.endedAt() != null || stored.terms().until().isBefore(today)) {
            return State.ENDED;
        }
        if (stored.suspendedAt() != null) {
            return State.SUSPENDED;
        }
        return stored.terms().from().isAfter(today) ? State.FUTURE : State.IN_FORCE;
    }

    @Override
    @Transactional
    public UUID conclude(Actor actor, UUID partnerId, Terms terms) {
        actor.require(Role.ADMINISTRATOR);
        requireSound(terms);
        // Who concludes an agreement waits for who closes the partner at the same moment.
        if (partners.lock(partnerId, true).isEmpty()) {
            throw new NotFound("error.notFound");
        }
        UUID id = Ids.next();
        agreements.insert(id, partnerId, terms);
        requireEnough(partnerId);
        journal.record(actor, "agreement.concluded", null, null, id.toString());
        events.publishEvent(new Agreement.AgreementChanged(partnerId));
        return id;
    }

    /**
     * Requires that the agreements in force together allow for all current members of the partner.
     *
     * @throws InvalidInput naming how many there are
     */
    private void requireEnough(UUID partnerId) {
        int members = associations.members(partnerId).size();
        if (agreements
                .mediatorsAgreed(partnerId, today())
                .filter(agreed -> agreed < members)
                .isPresent()) {
            throw new InvalidInput("agreement.mediators.fewer", members);
        }
    }

    @Override
    @Transactional
    public void change(Actor actor, UUID id, Terms seen, Terms terms) {
        actor.require(Role.ADMINISTRATOR);
        requireSound(terms);
        ChangedMeanwhile.requireSame(seen, agreements.lockTerms(id).orElseThrow(() -> new NotFound("error.notFound")));
        require(agreements.update(id, terms));
        requireEnough(agreements.partnerOf(id));
        journal.record(actor, "agreement.changed", null, null, id.toString());
        tellChanged(id);
    }

    private static void requireSound(Terms terms) {
        if (terms.reference().isBlank() || terms.reference().length() > 60) {
            throw new InvalidInput("agreement.reference.missing");
        }
        if (terms.until().isBefore(terms.from())) {
            throw new InvalidInput("shifts.period");
        }
        if (terms.procedures().isEmpty()) {
            throw new InvalidInput("agreement.procedures.missing");
        }
        if (terms.centres().isEmpty()) {
            throw new InvalidInput("agreement.centres.missing");
        }
        if (terms.mediators() < 1 || terms.mediators() > MOST_MEDIATORS) {
            throw new InvalidInput("agreement.mediators.bounds");
        }
        if (terms.clause().length() > 4_000) {
            throw new InvalidInput("agreement.clause.long");
        }
    }

    @Override
    @Transactional
    public void suspend(Actor actor, UUID id, String reason) {
        actor.require(Role.ADMINISTRATOR);
        require(agreements.suspend(id, reasoned(reason), clock.instant()));
        journal.record(actor, "agreement.suspended", null, null, id.toString());
        tellChanged(id);
        deadlines.tell(id, Agreement.Change.SUSPENDED, reason.strip());
    }

    @Override
    @Transactional
    public void resume(Actor actor, UUID id) {
        actor.require(Role.ADMINISTRATOR);
        require(agreements.resume(id));
        journal.record(actor, "agreement.resumed", null, null, id.toString());
        tellChanged(id);
        deadlines.tell(id, Agreement.Change.RESUMED, "");
    }

    @Override
    @Transactional
    public void end(Actor actor, UUID id, String reason) {
        actor.require(Role.ADMINISTRATOR);
        require(agreements.end(id, reasoned(reason), clock.instant()));
        journal.record(actor, "agreement.ended", null, null, id.toString());
        tellChanged(id);
        deadlines.tell(id, Agreement.Change.ENDED, reason.strip());
        deadlines.tellIfWithout(id, "ENDED");
    }

    private void tellChanged(UUID agreementId) {
        events.publishEvent(new Agreement.AgreementChanged(agreements.partnerOf(agreementId)));
    }

    private LocalDate today() {
        return Zones.today(clock);
    }

    private static String reasoned(String reason) {
        if (reason.isBlank() || reason.length() > 300) {
            throw new InvalidInput("agreement.reason.missing");
        }
        return reason.strip();
    }

    private static void require(boolean changed) {
        if (!changed) {
            throw new InvalidInput("agreement.changed");
        }
    }
}
