package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.associations.Memberships;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.WalkIns;
import pt.vez.scheduling.WalkIns.Ground;
import pt.vez.scheduling.WalkIns.State;
import pt.vez.scheduling.WalkIns.Ticket;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;

/** A mediator runs the hall where they are on duty, and what others do there shows by itself. */
class HallJourneyTest extends BrowserTest {
    @Autowired
    private WalkIns walkIns;

    @Autowired
    private Memberships memberships;

    private CentreId centreOf(Actor mediator) {
        return new CentreId(jdbc.sql("select centre_id from rota_duty where account_id = ?")
                .param(mediator.accountId())
                .query(UUID.class)
                .single());
    }

    private UUID desk(CentreId centre) {
        return desk(centre, "REN");
    }

    private UUID desk(CentreId centre, String service) {
        UUID desk = Ids.next();
        jdbc.sql("insert into scheduling_desk (id, centre_id, label, active, version) values (?, ?, ?, true, 0)")
                .params(desk, centre.value(), "Balcão " + desk.toString().substring(30))
                .update();
        jdbc.sql("insert into scheduling_desk_service (desk_id, service_code) values (?, ?)")
                .params(desk, service)
                .update();
        return desk;
    }

    @Test
    void aMediatorCallsMarksAsAbsentUndoesAndFindsThePersonOfTheTicket() {
        Actor mediator = mediator();
        CentreId centre = centreOf(mediator);
        UUID desk = desk(centre);
        jdbc.sql("update scheduling_ticket set state = 'LEFT' where centre_id = ? and state in ('WAITING', 'CALLED')")
                .param(centre.value())
                .update();
        Visitor aminata = visitor("pt-PT").signIn(mediator.accountId() + "@test.example");
        aminata.open("/queue?centre=" + centre.value() + "&desk=" + desk)
                .at(aminata.t("queue.title"))
                .accessible();
        // Another device gives a ticket: the open screen shows it.
        Ticket ticket = walkIns.issue(actor(Role.OFFICER), centre, "REN", Ground.NONE);
        aminata.page
                .locator("td, .row")
                .filter(new Locator.FilterOptions().setHasText(ticket.shown()))
                .first()
                .waitFor();
        aminata.press(aminata.t("queue.next"))
                .sees(aminata.t("queue.called", ticket.shown()))
                .accessible();
        aminata.press(aminata.t("queue.noShow")).sees(aminata.t("queue.absent.done", ticket.shown()));
        assertThat(state(ticket)).isEqualTo(State.ABSENT);
        // The hall goes on meanwhile: the way back stays.
        Ticket next = walkIns.issue(actor(Role.OFFICER), centre, "REN", Ground.NONE);
        aminata.page
                .locator("td, .row")
                .filter(new Locator.FilterOptions().setHasText(next.shown()))
                .first()
                .waitFor();
        assertThat(aminata.page
                        .getByText(aminata.t("queue.absent.done", ticket.shown()))
                        .first()
                        .isVisible())
                .isTrue();
        aminata.press(aminata.t("queue.undo")).sees(aminata.t("queue.undone"));
        assertThat(state(ticket)).isEqualTo(State.CALLED);
        aminata.follow(aminata.t("queue.person"))
                .at(aminata.t("desk.title"))
                .sees(aminata.t("desk.ticket", ticket.shown()))
                .accessible();
    }

    @Test
    void theServiceOfATicketIsAskedForAndNeverReplacedByAnother() {
        Actor mediator = mediator();
        CentreId centre = centreOf(mediator);
        Visitor aminata = visitor("pt-PT").signIn(mediator.accountId() + "@test.example");
        String path = "/queue?centre=" + centre.value();
        aminata.open(path)
                .press(aminata.t("queue.issue"))
                .sees(aminata.t("shifts.service.missing"))
                .accessible();
        assertThat(aminata.page.locator(".turn-number").count()).isZero();
        String code = "T" + Ids.next().toString().substring(28).toUpperCase(Locale.ROOT);
        String name = "Ensaio " + code;
        jdbc.sql("insert into scheduling_service (code, name_pt, name_en, minutes, active, version)"
                        + " values (?, ?, ?, 10, true, 0)")
                .params(code, name, name)
                .update();
        desk(centre, code);
        aminata.open(path).select(aminata.t("shifts.service"), name);
        aminata.press(aminata.t("queue.issue")).sees(aminata.t("queue.issued.title"));
        assertThat(selected(aminata)).isEqualTo(name);
        assertThat(aminata.page.locator(".turn-number + p").textContent())
                .as("the receipt names the service")
                .isEqualTo(name);
        aminata.open(path);
        assertThat(selected(aminata)).isEqualTo(name);
        // The service chosen last is no longer offered: nothing takes its place.
        jdbc.sql("update scheduling_service set active = false where code = ?")
                .param(code)
                .update();
        aminata.open(path);
        assertThat(selected(aminata)).isEqualTo(aminata.t("queue.service.choose"));
        aminata.press(aminata.t("queue.issue")).sees(aminata.t("shifts.service.missing"));
    }

    private static String selected(Visitor visitor) {
        return visitor.page
                .locator("vaadin-select")
                .filter(new Locator.FilterOptions().setHasText(visitor.t("shifts.service")))
                .locator("vaadin-select-value-button")
                .innerText()
                .strip();
    }

    private State state(Ticket ticket) {
        return walkIns.byToken(ticket.token()).orElseThrow().state();
    }

    @Test
    void anOfferOfAColleagueShowsOnWhateverPageTheMediatorIs() {
        UUID partner = Partners.partner(jdbc, "Mesa " + UUID.randomUUID());
        Actor from = mediator(partner);
        Actor to = mediator(partner);
        var person = caseOf(actor(Role.APPLICANT));
        Visitor aminata = visitor("pt-PT").signIn(to.accountId() + "@test.example");
        aminata.open("/training").at(aminata.t("training.title"));
        UUID mandate = Ids.next();
        UUID applicant = jdbc.sql("select applicant_id from casework_case where id = ?")
                .param(person.id().value())
                .query(UUID.class)
                .single();
        mandate(mandate, applicant, person.id(), partner, from);
        jdbc.sql("insert into visits_handover (id, mandate_id, case_id, applicant_id, partner_id, from_account,"
                        + " from_name, to_account, to_name, state, offered_at, waiting)"
                        + " values (?, ?, ?, ?, ?, ?, 'Colega Dois', ?, 'Mediadora Um', 'OFFERED', now(6), true)")
                .params(Ids.next(), mandate, person.id().value(), applicant, partner, from.accountId(), to.accountId())
                .update();
        aminata.sees(aminata.t("handover.offer.title", "Colega Dois")).accessible();
        aminata.press(aminata.t("handover.decline"));
        aminata.page
                .getByText(aminata.t("handover.offer.title", "Colega Dois"))
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private void mandate(UUID id, UUID applicant, CaseId caseId, UUID partner, Actor mediator) {
        jdbc.sql("insert into mandates_mandate (id, applicant_id, case_id, partner_id, association_name, mediator_id,"
                        + " mediator_name, scopes, term, state, consent, consent_text_hash, consent_text_language,"
                        + " code_attempts, requested_at, granted_at, expires_at, version)"
                        + " values (?, ?, ?, ?, 'Mesa', ?, 'Colega Dois', 'FOLLOW', 'DAYS_30', 'ACTIVE', 'CODE_EMAIL', 'x', 'pt-PT', 0,"
                        + " now(6), now(6), now(6) + interval 30 day, 0)")
                .params(id, applicant, caseId.value(), partner, mediator.accountId())
                .update();
    }

    @Test
    void whoIsMediatorAndApplicantReachesTheirOwnCaseAndKeepsItWhenTheyLeave() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Actor oksana = actor(Role.APPLICANT, "Oksana Ensaio");
        var outline = caseOf(oksana);
        UUID partner = Partners.partner(jdbc, "Casa " + UUID.randomUUID());
        Visitor admin = visitor("pt-PT", 1280, 900, false);
        admin.signIn(administrator.accountId() + "@test.example");
        admin.open("/partners/" + partner).press(admin.t("partners.addMediator"));
        admin.fill(admin.t("account.name"), "Nova Coordenadora");
        admin.fill(admin.t("account.email"), oksana.accountId() + "@test.example");
        admin.press(admin.t("form.save"))
                .at(admin.t("partners.known.title"))
                .sees(admin.t("partners.known.name", "Nova Coordenadora", "Oksana Ensaio"))
                .accessible();
        admin.press(admin.t("partners.known.go", "Oksana Ensaio")).sees(admin.t("partners.joined", "Oksana Ensaio"));
        Visitor own = visitor("pt-PT").signIn(oksana.accountId() + "@test.example");
        own.at(own.t("desk.title"));
        own.toPlace("shell.myCase").at(own.t("home.hello", "Ana")).accessible();
        own.open("/case").sees(new CaseNumber(outline.number().value()).display());
        memberships.leave(administrator, oksana.accountId());
        own.open("/home").at(own.t("home.hello", "Ana"));
        own.follow(own.t("shell.documents")).at(own.t("documents.title"));
    }
}
