package pt.vez.associations.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations;
import pt.vez.associations.internal.MemberRepository.Belonging;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** Who belongs to which partner today, and under which agreement. */
@Service
class PartnerDirectory implements Associations {
    private static final String NO_AGREEMENT = "authority.AGREEMENT";
    private final MemberRepository members;
    private final PartnerRepository partners;
    private final AgreementRepository agreements;
    private final Clock clock;

    PartnerDirectory(
            MemberRepository members, PartnerRepository partners, AgreementRepository agreements, Clock clock) {
        this.members = members;
        this.partners = partners;
        this.agreements = agreements;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Membership> membershipOf(UUID accountId) {
        return members.underAgreement(accountId, today());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<UUID> belongsTo(UUID accountId) {
        return members.belonging(accountId, today()).map(Belonging::partnerId);
    }

    @Override
    @Transactional(readOnly = true)
    public Body own(Actor actor) {
        actor.require(Role.MEDIATOR);
        return belongsTo(actor.accountId())
                .flatMap(partners::body)
                .orElseThrow(() -> withoutAgreement(actor.accountId()));
    }

    /** @throws NotAuthorised for all actors but an administrator and the members of this partner */
    void requireParty(Actor actor, UUID partnerId) {
        if (!actor.is(Role.ADMINISTRATOR)
                && belongsTo(actor.accountId()).filter(partnerId::equals).isEmpty()) {
            throw new NotAuthorised("error.role");
        }
    }

    /**
     * Locks the partner, so that people who join at the same moment never pass the number agreed together.
     *
     * @throws InvalidInput when its agreements in force allow no more mediators
     */
    void requireRoom(UUID partner) {
        partners.lock(partner);
        int agreed = agreements.mediatorsAgreed(partner, today()).orElse(0);
        if (members(partner).size() >= agreed) {
            throw new InvalidInput("partners.full", agreed);
        }
    }

    LocalDate today() {
        return Zones.today(clock);
    }

    @Override
    public Membership requireMembership(Actor actor) {
        return underAgreement(actor.require(Role.MEDIATOR));
    }

    private Membership underAgreement(Actor actor) {
        return membershipOf(actor.accountId()).orElseThrow(() -> withoutAgreement(actor.accountId()));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean coordinates(UUID accountId) {
        return members.belonging(accountId, today())
                .filter(Belonging::coordinator)
                .isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public NotAuthorised withoutAgreement(UUID accountId) {
        Belonging belonging = members.belonging(accountId, today()).orElse(null);
        if (belonging == null) {
            return new NotAuthorised(NO_AGREEMENT + ".none");
        }
        String reader = belonging.coordinator() ? ".coordinator" : "";
        return agreements
                .suspended(belonging.partnerId(), today())
                .map(each -> new NotAuthorised(
                        NO_AGREEMENT + ".suspended" + reader,
                        LocalDate.ofInstant(each.since(), Zones.LISBON),
                        each.reason()))
                .orElseGet(() -> new NotAuthorised(NO_AGREEMENT + reader));
    }

    @Override
    public Membership requireCoordinator(Actor actor) {
        Membership membership = underAgreement(actor);
        if (!membership.coordinator()) {
            throw new NotAuthorised("error.role");
        }
        return membership;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Partner> partners(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return partners.listed(today()).stream()
                .map(each -> new Partner(
                        each.id(),
                        each.name(),
                        each.kind(),
                        each.city(),
                        each.until(),
                        members(each.id()).stream().map(Member::name).toList()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Member> membersOf(Actor actor, UUID partnerId) {
        if (!actor.is(Role.ADMINISTRATOR)
                && !requireCoordinator(actor).partnerId().equals(partnerId)) {
            throw new NotAuthorised("error.role");
        }
        return members(partnerId);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> nameOf(UUID partnerId) {
        return partners.name(partnerId);
    }

    List<Member> members(UUID partner) {
        return members.ofPartner(partner, today());
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> everybodyOf(UUID partnerId) {
        return members.accounts(partnerId, today());
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> coordinatorsOver(UUID accountId) {
        return members.coordinatorsOver(accountId, today());
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> coordinators(UUID partnerId) {
        return members.coordinators(partnerId, today());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> nameInForce(UUID partnerId) {
        return partners.nameInForce(partnerId, today());
    }
}
