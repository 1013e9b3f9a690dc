package pt.vez.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.VezTest;
import pt.vez.associations.Colleagues;
import pt.vez.casework.AccountAnswer;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNotes;
import pt.vez.casework.CaseNotes.Note;
import pt.vez.casework.NewCase;
import pt.vez.casework.VisitTakeovers;
import pt.vez.demo.MailCatcher.Caught;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Mandates;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.platform.Languages;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.DeskDay;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import pt.vez.visits.Handovers.Handover;
import pt.vez.visits.Handovers.HandoverState;
import pt.vez.visits.PeopleInProgress.InHand;

/** Notes, handing over, who is with whom, and the summary; nothing of it crosses from one association to another. */
class VisitDeskTest extends VezTest {
    @Autowired
    private pt.vez.audit.Journal journal;

    @Autowired
    private org.springframework.transaction.support.TransactionTemplate transaction;

    @Autowired
    private Assistance assistance;

    @Autowired
    private Mandates mandates;

    @Autowired
    private CaseNotes notes;

    @Autowired
    private Handovers handovers;

    @Autowired
    private VisitTakeovers takeovers;

    @Autowired
    private VisitPresence presence;

    @Autowired
    private PeopleInProgress people;

    @Autowired
    private Colleagues colleagues;

    @Autowired
    private VisitClosing closing;

    @Autowired
    private VisitSummaries summaries;

    @Autowired
    private DeskDay day;

    @Autowired
    private Centres centres;

    private Actor mediatorOfAnother() {
        Actor mediator = actor(Role.MEDIATOR, "Mediador Dois");
        UUID partner = Partners.partner(jdbc, "Zona " + UUID.randomUUID());
        Partners.member(jdbc, mediator.accountId(), partner, false);
        Partners.ready(jdbc, mediator.accountId(), partner);
        return mediator;
    }

    private Actor inVisit(Actor mediator, CaseId caseId) {
        var pending = assistance.requestMandate(
                mediator, caseId, Set.of(Scope.DOCUMENTS), Term.DAYS_30, Consent.CODE_EMAIL, null);
        jdbc.sql("update mandates_mandate set state = 'ACTIVE', granted_at = utc_timestamp(6),"
                        + " expires_at = utc_timestamp(6) + interval 1 day where id = ?")
                .param(pending.id())
                .update();
        return acting(mediator, pending.id());
    }

    private Actor acting(Actor mediator, UUID mandate) {
        return Actor.person(
                mediator.accountId(), mediator.name(), mediator.roles(), mandates.beginVisit(mediator, mandate));
    }

    @Test
    void aNoteIsReadByThePersonTheOfficersAndTheOwnAssociationOnly() {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        Actor one = inVisit(mediator(), id);
        Actor two = inVisit(mediatorOfAnother(), id);
        notes.add(one, "Traz o contrato na sexta.");
        notes.add(two, "Vem com a irmã.");
        assertThat(notes.of(one, id)).extracting(Note::text).containsExactly("Traz o contrato na sexta.");
        assertThat(notes.of(two, id)).extracting(Note::text).containsExactly("Vem com a irmã.");
        assertThat(notes.of(owner, id))
                .extracting(Note::text)
                .containsExactly("Vem com a irmã.", "Traz o contrato na sexta.");
        assertThat(notes.of(actor(Role.OFFICER), id)).hasSize(2);
        for (Role role : new Role[] {Role.APPLICANT, Role.MEDIATOR, Role.ADMINISTRATOR}) {
            Actor stranger = actor(role);
            assertThatThrownBy(() -> notes.of(stranger, id)).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> notes.add(stranger, "x")).isInstanceOf(NotAuthorised.class);
        }
        assertThatThrownBy(() -> notes.add(one, "  ")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> notes.add(one, "x".repeat(CaseNotes.LONGEST + 1)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() ->
                        jdbc.sql("update casework_note set author_name = 'x'").update())
                .hasMessageContaining("never changed");
        assertThat(new String(
                        jdbc.sql("select body from casework_note where case_id = ? limit 1")
                                .param(id.value())
                                .query(byte[].class)
                                .single(),
                        java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("contrato")
                .doesNotContain("irm");
    }

    @Test
    void aColleagueWhoAcceptsGoesOnAndTheFirstVisitIsOver() {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        Actor first = inVisit(mediator(), id);
        presence.began(first, null);
        Actor colleague = mediator();
        UUID mandate = java.util.Objects.requireNonNull(first.mandateId());
        handovers.offer(first, colleague.accountId());
        assertThatThrownBy(() -> handovers.offer(first, colleague.accountId())).isInstanceOf(InvalidInput.class);
        assertThat(takeovers.isTakenOver(first))
                .as("nothing happens before it is accepted")
                .isFalse();
        Handover offer = handovers.offeredTo(colleague).getFirst();
        assertThat(offer.person()).isEqualTo("Ana Silva");
        Actor third = mediator();
        assertThat(handovers.offeredTo(third)).isEmpty();
        assertThatThrownBy(() -> handovers.accept(third, offer.id())).isInstanceOf(NotAuthorised.class);
        assertThat(handovers.accept(colleague, offer.id())).isEqualTo(mandate);
        assertThatThrownBy(() -> handovers.accept(colleague, offer.id())).isInstanceOf(NotAuthorised.class);
        assertThat(takeovers.isTakenOver(first)).isTrue();
        assertThat(people.of(colleague))
                .extracting(PeopleInProgress.InHand::mandateId)
                .containsExactly(mandate);
        assertThat(people.of(Actor.person(first.accountId(), first.name(), first.roles(), null)))
                .isEmpty();
        Actor goesOn = acting(colleague, mandate);
        presence.began(goesOn, null);
        assertThat(cases.read(goesOn, id).applicant().name()).isEqualTo("Ana Silva");
        assertThat(cases.journalOf(owner, id, 0, 50))
                .extracting(entry -> entry.action())
                .contains("handover.offered", "handover.accepted");
        // And back again: then it is the other one's visit that is over.
        handovers.offer(goesOn, first.accountId());
        handovers.accept(first, handovers.offeredTo(first).getFirst().id());
        presence.began(first, null);
        assertThat(takeovers.isTakenOver(first)).isFalse();
        assertThat(takeovers.isTakenOver(goesOn)).isTrue();
    }

    @Test
    void nobodyHandsAPersonToAnotherAssociation() {
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        Actor first = inVisit(mediator(), id);
        Actor other = mediatorOfAnother();
        assertThat(colleagues.of(first))
                .extracting(Colleagues.Colleague::accountId)
                .doesNotContain(other.accountId());
        assertThatThrownBy(() -> handovers.offer(first, other.accountId())).isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> handovers.offer(first, first.accountId())).isInstanceOf(NotAuthorised.class);
        Actor without = mediator();
        assertThatThrownBy(() -> handovers.offer(without, first.accountId())).isInstanceOf(NotAuthorised.class);
        for (Role role : new Role[] {Role.APPLICANT, Role.OFFICER, Role.ADMINISTRATOR}) {
            Actor stranger = actor(role);
            assertThatThrownBy(() -> handovers.offeredTo(stranger)).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> colleagues.of(stranger)).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> people.of(stranger)).isInstanceOf(NotAuthorised.class);
        }
    }

    @Test
    void anOfferDeclinedWithdrawnOrRevokedLeadsNowhere() {
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        Actor first = inVisit(mediator(), id);
        Actor colleague = mediator();
        handovers.offer(first, colleague.accountId());
        handovers.decline(colleague, handovers.offeredTo(colleague).getFirst().id());
        assertThat(handovers.ofVisit(first).orElseThrow().state()).isEqualTo(HandoverState.DECLINED);
        handovers.offer(first, colleague.accountId());
        handovers.withdraw(first);
        assertThat(handovers.offeredTo(colleague)).isEmpty();
        handovers.offer(first, colleague.accountId());
        UUID offer = handovers.offeredTo(colleague).getFirst().id();
        jdbc.sql("update mandates_mandate set state = 'REVOKED' where id = ?")
                .param(first.mandateId())
                .update();
        assertThat(handovers.offeredTo(colleague))
                .as("no name without a mandate")
                .isEmpty();
        assertThatThrownBy(() -> handovers.accept(colleague, offer)).isInstanceOf(NotAuthorised.class);
    }

    @Test
    void twoWhoAreWithTheSamePersonNoticeAndOnlyColleaguesAreNamed() {
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        Actor first = inVisit(mediator(), id);
        Actor colleague = inVisit(mediator(), id);
        Actor other = inVisit(mediatorOfAnother(), id);
        presence.began(first, "Posto da Graça");
        assertThat(presence.alsoHere(first)).isEmpty();
        VisitPresence.Other seen = presence.alsoHere(colleague).getFirst();
        assertThat(seen.name()).isEqualTo("Mediadora Um");
        assertThat(seen.centre()).isEqualTo("Posto da Graça");
        VisitPresence.Other fromOutside = presence.alsoHere(other).getFirst();
        assertThat(fromOutside.name()).isNull();
        assertThat(fromOutside.centre()).isNull();
        InHand person = people.of(Actor.person(colleague.accountId(), colleague.name(), colleague.roles(), null))
                .getFirst();
        assertThat(person.name()).isEqualTo("Ana Silva");
        assertThat(person.others()).extracting(VisitPresence.Other::name).containsExactly("Mediadora Um");
        jdbc.sql("update visits_visit set started_at = started_at - interval 3 minute where account_id = ?")
                .param(first.accountId())
                .update();
        assertThat(presence.alsoHere(colleague))
                .as("no page of the visit is open any more")
                .isEmpty();
        presence.seen(first);
        assertThat(presence.alsoHere(colleague)).hasSize(1);
        presence.ended(first);
        assertThat(presence.alsoHere(colleague)).isEmpty();
        assertThatThrownBy(() -> presence.alsoHere(actor(Role.MEDIATOR))).isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> presence.began(actor(Role.OFFICER), null)).isInstanceOf(NotAuthorised.class);
    }

    @Test
    void theSummarySaysWhatWasDoneUnderThisMandateInTheLanguageChosen() {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        Actor one = inVisit(mediator(), id);
        Actor two = inVisit(mediatorOfAnother(), id);
        identityChecks.seen(one, id, AccountAnswer.notTheirs());
        notes.add(two, "Outra coisa.");
        VisitSummary portuguese = summaries.of(one, Languages.PORTUGUESE);
        VisitSummary english = summaries.of(one, Languages.ENGLISH);
        assertThat(portuguese.person()).isEqualTo("Ana Silva");
        assertThat(portuguese.by()).contains("Mediadora Um");
        assertThat(portuguese.next()).isEqualTo("Envie os documentos que faltam.");
        assertThat(english.next()).isEqualTo("Send the missing documents.");
        assertThat(english.open()).contains("Passport");
        assertThat(portuguese.open()).contains("Passaporte");
        assertThat(english.done())
                .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains("identity")
                        || line.toLowerCase(Locale.ROOT).contains("passport"));
        assertThat(english.done()).hasSameSizeAs(portuguese.done());
        assertThat(summaries.of(two, Languages.ENGLISH).done())
                .as("nothing done by another association")
                .doesNotContainAnyElementsOf(english.done().stream()
                        .filter(line -> !line.contains("case"))
                        .toList());
        assertThatThrownBy(() -> summaries.of(owner, Languages.ENGLISH)).isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> closing.done(actor(Role.OFFICER))).isInstanceOf(NotAuthorised.class);
    }

    @Test
    void theSummarySaysEachKindOnceWithTheNoteAndWithoutWhatWasOnlyLookedAt() {
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        Actor one = inVisit(mediator(), id);
        UUID applicant = jdbc.sql("select applicant_id from casework_case where id = ?")
                .param(id.value())
                .query(UUID.class)
                .single();
        for (String item : List.of("passport", "passport", "photo")) {
            transaction.executeWithoutResult(
                    status -> journal.record(one, "document.received", applicant, id.value(), item));
            journal.recordRead(one, "document.read", applicant, id.value(), item);
        }
        notes.add(one, "Volta na sexta-feira.");
        VisitSummary summary = summaries.of(one, Languages.PORTUGUESE);
        assertThat(summary.done())
                .filteredOn(line -> line.contains("Passaporte"))
                .as("one line for all papers that came")
                .hasSize(1)
                .allMatch(line -> line.indexOf("Passaporte") == line.lastIndexOf("Passaporte"));
        assertThat(summary.done())
                .noneMatch(line -> line.startsWith("Abriu um documento"))
                .anyMatch(line -> line.contains("Volta na sexta-feira."));
    }

    @Test
    void theSummaryGoesToTheRegistersAddressAndToNoOther() {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        Actor mediator = inVisit(mediator(), id);
        String address = owner.accountId() + "@test.example";
        closing.send(mediator, Languages.ENGLISH);
        Caught mail = Awaitility.await()
                .until(
                        () -> mails.caughtFor(address).stream()
                                .filter(each -> each.subject().equals("The summary of your visit"))
                                .toList(),
                        list -> !list.isEmpty())
                .getFirst();
        assertThat(mail.subject()).doesNotContain("Ana");
        assertThat(cases.journalOf(owner, id, 0, 50))
                .extracting(entry -> entry.action())
                .contains("summary.sent");
        assertThatThrownBy(() -> closing.send(owner, Languages.ENGLISH)).isInstanceOf(NotAuthorised.class);
        jdbc.sql("update mandates_mandate set state = 'REVOKED' where id = ?")
                .param(mediator.mandateId())
                .update();
        assertThatThrownBy(() -> closing.send(mediator, Languages.ENGLISH)).isInstanceOf(NotAuthorised.class);
    }

    @Test
    void theSummaryOfAPersonWithOnlyAMobileGoesThere() {
        String phone =
                "+35191" + java.util.concurrent.ThreadLocalRandom.current().nextInt(2_000_000, 9_999_999);
        Actor assisting = mediator();
        CaseId id =
                cases.intake(assisting, new NewCase("REN", person(phone, null))).id();
        UUID mandate = assistance
                .requestMandate(assisting, id, Set.of(Scope.DOCUMENTS), Term.DAYS_30, Consent.CODE_PHONE, null)
                .id();
        jdbc.sql("update mandates_mandate set state = 'ACTIVE', granted_at = utc_timestamp(6),"
                        + " expires_at = utc_timestamp(6) + interval 1 day where id = ?")
                .param(mandate)
                .update();
        Actor mediator = acting(assisting, mandate);
        assertThat(closing.hint(mediator))
                .hasValueSatisfying(hint -> assertThat(hint)
                        .endsWith(phone.substring(phone.length() - 3))
                        .doesNotContain(phone));
        closing.send(mediator, Languages.ENGLISH);
        String gateway = phone.substring(1) + "@sms.vez.example";
        Awaitility.await()
                .untilAsserted(() -> assertThat(mails.caughtFor(gateway))
                        .extracting(Caught::text)
                        .anyMatch(text -> text.contains("Send the missing documents.")));
    }

    @Test
    void theDayShowsNamesOnlyOfWhoGaveAMandateToTheOwnAssociation() {
        record Busy(UUID centre, UUID caseId, String name) {}
        Busy busy = jdbc.sql("select s.centre_id, a.case_id, p.name from scheduling_appointment a"
                        + " join scheduling_slot s on s.id = a.slot_id join casework_case c on c.id = a.case_id"
                        + " join people_applicant p on p.id = c.applicant_id where a.active and p.email is not null"
                        + " and s.centre_id in (select e.centre_id from associations_agreement_centre e"
                        + " join associations_agreement g on g.id = e.agreement_id join associations_partner b"
                        + " on b.id = g.partner_id where b.name = 'Associação Mãos Dadas') limit 1")
                .query((row, n) ->
                        new Busy(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)))
                .single();
        jdbc.sql("update scheduling_slot s join scheduling_appointment a on a.slot_id = s.id"
                        + " join scheduling_centre c on c.id = s.centre_id"
                        + " set s.local_date = utc_date() where a.case_id = ?")
                .param(busy.caseId())
                .update();
        CentreId centre = new CentreId(busy.centre());
        Actor mediator = onShiftAt(mediator(), busy.centre());
        assertThat(names(day.today(mediator, centre))).doesNotContain(busy.name());
        inVisit(mediator, new CaseId(busy.caseId()));
        assertThat(names(day.today(mediator, centre))).contains(busy.name());
        assertThat(names(day.today(onShiftAt(mediatorOfAnother(), busy.centre()), centre)))
                .doesNotContain(busy.name());
        assertThat(day.today(mediator, centre).expected())
                .allMatch(each -> each.number().matches("•••\\w{2}-\\w"));
        for (Role role : new Role[] {Role.APPLICANT, Role.OFFICER, Role.ADMINISTRATOR}) {
            Actor stranger = actor(role);
            assertThatThrownBy(() -> day.today(stranger, centre)).isInstanceOf(NotAuthorised.class);
            if (role == Role.APPLICANT) {
                assertThatThrownBy(() -> day.place(stranger)).isInstanceOf(NotAuthorised.class);
            } else {
                assertThat(day.place(stranger)).as("chose no desk yet").isEmpty();
            }
            assertThatThrownBy(() -> day.workAt(stranger, centre)).isInstanceOf(NotAuthorised.class);
        }
        assertThatThrownBy(() -> day.today(actor(Role.MEDIATOR), centre)).isInstanceOf(NotAuthorised.class);
        assertThat(day.place(mediator)).contains(centre);
        CentreId elsewhere = day.centres(mediator).stream()
                .map(Centre::id)
                .filter(each -> !each.equals(centre))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> day.today(mediator, elsewhere))
                .isInstanceOf(NotAuthorised.class)
                .extracting(problem -> ((NotAuthorised) problem).key())
                .isEqualTo("authority.SHIFT");
        day.workAt(mediator, elsewhere);
        assertThat(day.place(mediator)).contains(elsewhere);
        day.workAt(mediator, centre);
        assertThat(day.place(mediator)).contains(centre);
        assertThat(centres.get(mediator, centre).data().active()).isTrue();
    }

    private Actor onShiftAt(Actor mediator, UUID centre) {
        jdbc.sql("update rota_duty set centre_id = ? where account_id = ?")
                .params(centre, mediator.accountId())
                .update();
        return mediator;
    }

    private static List<String> names(DeskDay.Day shown) {
        return shown.expected().stream()
                .map(DeskDay.Expected::name)
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
