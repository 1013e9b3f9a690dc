package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Disruptions;
import pt.vez.invitations.Policy;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CentreFixture;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Publishing;
import pt.vez.scheduling.WalkIns;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** What screens of staff tell: where a message is seen, what warns, what has to be seen before something is put into force. */
class StaffScreensJourneyTest extends BrowserTest {
    @Autowired
    private Centres centres;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Booking booking;

    @Autowired
    private WalkIns walkIns;

    @Autowired
    private Disruptions disruptions;

    @Autowired
    private Allocation allocation;

    private CentreFixture centre(LocalDate first) {
        var centre = new CentreFixture(centres, actor(Role.ADMINISTRATOR), "lisboa", Zones.LISBON, 1);
        for (DayOfWeek each : CentreFixture.WEEK) {
            centre.shift(0, each, 9, 11, first, first.plusDays(6));
        }
        publishing.publish(actor(Role.ADMINISTRATOR), centre.id, first, first.plusDays(6));
        return centre;
    }

    private AppointmentView booked(CentreFixture centre, LocalDate first) {
        Actor person = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(person);
        for (LocalDate day = first; ; day = day.plusDays(1)) {
            var times = booking.times(person, id, centre.id, day);
            if (!times.isEmpty()) {
                UUID slot = times.getFirst().slotId();
                return booking.confirm(
                        person, id, booking.hold(person, id, slot).id());
            }
        }
    }

    private static LocalDate soon() {
        return Zones.today(Clock.systemUTC()).plusDays(4);
    }

    private static String begin(String sentence) {
        return sentence.split("@")[0];
    }

    private Visitor officer(Actor officer, String language, int width) {
        return visitor(language, width, 800, false).signIn(officer.accountId() + "@test.example");
    }

    @ParameterizedTest
    @CsvSource({"pt-PT, 360", "en-GB, 1280"})
    void oneAppointmentIsMovedAndCancelledAtTheDesk(String language, int width) {
        CentreFixture centre = centre(soon());
        AppointmentView appointment = booked(centre, soon());
        Visitor rita = officer(actor(Role.OFFICER), language, width);
        rita.open("/check-in?code=" + appointment.code()).sees(rita.t("agency.contact"));
        rita.press(rita.t("agency.contact")).sees(rita.t("agency.email")).accessible();
        rita.press(rita.t("agency.move")).sees(rita.t("agency.told"));
        rita.press(rita.t("agency.move.go")).sees(rita.t("agency.time.missing"));
        rita.select(rita.t("agency.time"), "10:");
        rita.press(rita.t("agency.move.go"))
                .sees(rita.t("appointment.reason.missing"))
                .accessible();
        rita.fill(rita.t("agency.reason"), "Obras no balcão");
        rita.press(rita.t("agency.move.go")).sees(rita.t("agency.done"));
        assertThat(jdbc.sql(
                                "select s.starts_at > ? from scheduling_appointment a join scheduling_slot s on s.id = a.slot_id"
                                        + " where a.id = ?")
                        .params(appointment.start(), appointment.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        rita.press(rita.t("agency.cancel")).sees(rita.t("agency.cancel.text")).accessible();
        rita.fill(rita.t("agency.reason"), "O posto fechou");
        rita.page
                .locator("vaadin-button[theme~=error]")
                .filter(new Locator.FilterOptions().setHasText(rita.t("agency.cancel.go")))
                .click();
        rita.sees(rita.t("agency.done")).sees(rita.label(AppointmentView.State.CANCELLED));
        assertThat(jdbc.sql("select state from scheduling_appointment where id = ?")
                        .param(appointment.id())
                        .query(String.class)
                        .single())
                .isEqualTo("CANCELLED");
    }

    @Test
    void theDeskIsWarnedOfAnotherDayAnotherCentreAnEarlyArrivalAndAClosedCentre() {
        CentreFixture centre = centre(soon());
        AppointmentView appointment = booked(centre, soon());
        Actor officer = actor(Role.OFFICER);
        Visitor rita = officer(officer, "pt-PT", 1280);
        String desk = "/check-in?code=" + appointment.code();
        rita.open(desk).sees(begin(rita.t("checkin.otherDay", "@"))).accessible();

        // The same appointment, today, shortly before midnight by the clock of its centre.
        LocalDate today = LocalDate.now(Zones.LISBON);
        var start = today.atTime(LocalTime.of(23, 50)).atZone(Zones.LISBON).toInstant();
        jdbc.sql("update scheduling_slot set local_date = ?, starts_at = ?, ends_at = ? where id ="
                        + " (select slot_id from scheduling_appointment where id = ?)")
                .params(today, start, start.plusSeconds(300), appointment.id())
                .update();
        rita.open(desk).sees(begin(rita.t("checkin.early", "@", 0)));

        // Served by mistake, and taken back.
        rita.press(rita.t("checkin.go")).press(rita.t("checkin.attended"));
        rita.sees(rita.label(AppointmentView.State.ATTENDED)).accessible();
        rita.press(rita.t("form.undo"))
                .sees(rita.t("checkin.attended.undone", "").strip());
        assertThat(jdbc.sql("select count(*) from scheduling_appointment where id = ? and state = 'BOOKED' and active"
                                + " and checked_in_at is not null")
                        .param(appointment.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        rita.press(rita.t("checkin.undo")).sees(rita.t("checkin.go"));

        CentreFixture other = centre(soon());
        walkIns.workAtDesk(officer, other.desks.getFirst());
        rita.open(desk).sees(begin(rita.t("checkin.otherCentre", "@"))).accessible();

        AppointmentView later = booked(centre, soon());
        LocalDate day = later.start().atZone(Zones.LISBON).toLocalDate();
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID plan = disruptions.propose(
                administrator,
                new Disruptions.Scope(
                        List.of(centre.id.value()),
                        List.of(),
                        List.of(),
                        day.atStartOfDay(),
                        day.plusDays(1).atStartOfDay(),
                        false,
                        day.plusDays(5)),
                "Obras");
        // The job that closes the seats also looks for others.
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> disruptions.plan(administrator, plan).state() != Disruptions.State.COMPUTING);
        rita.open("/check-in?code=" + later.code())
                .sees(rita.t("agency.closed"))
                .accessible();
        disruptions.undo(administrator, plan);
    }

    @Test
    void anErrorIsGoneWhenTheNextTryWentWell() {
        Visitor ines = visitor("pt-PT", 1280, 800, false).signIn(administrator());
        ines.open("/waves").press(ines.t("waves.release")).at(ines.t("waves.release"));
        ines.fill(ines.t("waves.term"), "1");
        ines.press(ines.t("waves.preview")).sees(ines.t("waves.term.bounds"));
        String told = ".messages .notice-danger, .error-summary:visible";
        assertThat(ines.page.locator(told).count()).isEqualTo(1);
        ines.fill(ines.t("waves.term"), "72");
        ines.press(ines.t("waves.preview")).sees(ines.t("waves.waiting")).accessible();
        assertThat(ines.page.locator(told).count())
                .as("nothing wrong stands above what is right")
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"pt-PT, 360", "en-GB, 1280"})
    void whatWasSavedAtTheEndOfALongFileIsToldWhereItIsSeen(String language, int width) {
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        Visitor rita = officer(actor(Role.OFFICER), language, width);
        rita.open("/work/" + id.value()).choose(rita.t("standing.protected"));
        rita.answered().press(rita.t("form.save")).sees(rita.t("standing.saved"));
        rita.page.waitForFunction("document.activeElement.classList.contains('notice')");
        assertThat((Boolean) rita.page.evaluate("(() => { const box = document.activeElement.getBoundingClientRect();"
                        + " return box.top >= 0 && box.bottom <= window.innerHeight; })()"))
                .as("the notice is on the screen")
                .isTrue();
    }

    @Test
    void centresAreChosenAllOrNoneAtOnce() {
        Visitor ines = visitor("pt-PT", 360, 800, false).signIn(administrator());
        ines.open("/waves").press(ines.t("waves.release")).at(ines.t("waves.release"));
        Locator boxes = ines.page.locator(".choice-list vaadin-checkbox");
        int all = boxes.count();
        Locator chosen = ines.page.locator(".choice-list vaadin-checkbox[checked]");
        assertThat(chosen.count()).isEqualTo(all).isGreaterThan(1);
        ines.press(ines.t("centres.none") + ": " + ines.t("centres.title")).answered();
        assertThat(chosen.count()).isZero();
        ines.press(ines.t("waves.preview"))
                .sees(ines.t("waves.centres.missing"))
                .accessible();
        ines.press(ines.t("centres.all") + ": " + ines.t("centres.title")).answered();
        assertThat(chosen.count()).isEqualTo(all);
    }

    @Test
    void aPolicyIsPutIntoForceAfterItsEffectWasSeenAndAnEarlierOneComesBackIntoTheForm() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Policy before = allocation.policy();
        String mark = "Prova " + UUID.randomUUID();
        Policy first = with(before, 11);
        allocation.change(administrator, before, first, mark);
        allocation.change(administrator, first, with(before, 22), "Outra prova");
        try {
            Visitor ines = visitor("pt-PT", 1280, 800, false).signIn(administrator());
            ines.open("/policy").sees(mark);
            assertThat(ines.field(ines.t("policy.missed")).inputValue()).isEqualTo("22");
            ines.page
                    .locator("tr")
                    .filter(new Locator.FilterOptions().setHasText(mark))
                    .getByText(ines.t("policy.restore"))
                    .click();
            ines.sees(begin(ines.t("policy.restored", "@")));
            assertThat(ines.field(ines.t("policy.missed")).inputValue()).isEqualTo("11");
            assertThat(allocation.policy())
                    .as("nothing is in force before the effect was seen")
                    .isEqualTo(with(before, 22));
            assertThat(ines.page.getByText(ines.t("policy.save")).count()).isZero();
            ines.press(ines.t("policy.preview")).sees(ines.t("policy.save"));
            ines.fill(ines.t("policy.missed"), "12").answered();
            assertThat(ines.page.getByText(ines.t("policy.save")).count())
                    .as("the effect of other numbers is no preview of these")
                    .isZero();
        } finally {
            allocation.change(administrator, allocation.policy(), before, "Como era");
        }
    }

    private static Policy with(Policy policy, int missed) {
        Map<String, Integer> values = new HashMap<>(policy.values());
        values.put("missed", missed);
        return Policy.of(values);
    }

    @Test
    void theFiguresOfAWaveMoveWhileItsInvitationsGoOut() {
        jdbc.sql("update scheduled_tasks set execution_time = utc_timestamp(6) + interval 6 hour"
                        + " where task_name = 'invitations-rounds'")
                .update();
        UUID wave = Ids.next();
        try {
            jdbc.sql(
                            "insert into invitations_wave (id, service_code, from_date, to_date, state, every_hours, term_hours,"
                                    + " take_up, invited, next_at, created_at, created_by, round_planned, round_invited)"
                                    + " values (?, 'REN', '2042-07-01', '2042-07-09', 'RUNNING', 24, 72, 0.5, 0, now(6), now(6),"
                                    + " 'Teste', 40000, 0)")
                    .param(wave)
                    .update();
            Visitor ines = visitor("pt-PT", 1280, 800, false).signIn(administrator());
            ines.open("/waves").sees(ines.t("waves.working", 0, 40_000));
            jdbc.sql("update invitations_wave set invited = 31313, round_invited = 31313 where id = ?")
                    .param(wave)
                    .update();
            ines.sees(ines.t("waves.working", 31_313, 40_000));
            Locator row = ines.page
                    .locator("tr")
                    .filter(new Locator.FilterOptions().setHasText(ines.t("waves.working", 31_313, 40_000)));
            assertThat(row.locator("td").nth(1).innerText().replaceAll("\\D", ""))
                    .as("invited, in the table itself")
                    .isEqualTo("31313");
        } finally {
            jdbc.sql("delete from invitations_wave where id = ?").param(wave).update();
            jdbc.sql("update scheduled_tasks set execution_time = utc_timestamp(6)"
                            + " where task_name = 'invitations-rounds'")
                    .update();
        }
    }

    @ParameterizedTest
    @CsvSource({"pt-PT, 360", "en-GB, 1280"})
    void aMemberLeavesAfterAQuestion(String language, int width) {
        UUID partner = Partners.partner(jdbc, "Parceiro da pergunta " + UUID.randomUUID());
        Actor member = actor(Role.MEDIATOR, "Membro " + UUID.randomUUID());
        Partners.member(jdbc, member.accountId(), partner, false);
        Visitor ines = visitor(language, width, 800, false).signIn(administrator());
        String leave = ines.t("partners.leave") + ": " + member.name();
        ines.open("/partners/" + partner)
                .press(leave)
                .at(ines.t("partners.leave.title", member.name()))
                .accessible();
        ines.press(ines.t("form.cancel")).sees(ines.t("partners.addMediator"));
        assertThat(isMember(member)).as("nothing before the answer").isTrue();
        ines.press(leave).at(ines.t("partners.leave.title", member.name()));
        ines.press(ines.t("partners.leave")).sees(ines.t("partners.left", member.name()));
        assertThat(isMember(member)).isFalse();
    }

    private boolean isMember(Actor member) {
        return jdbc.sql("select count(*) from associations_member where account_id = ? and left_at is null")
                        .param(member.accountId())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Test
    void aLongHistoryIsReadPageByPageToItsBeginning() {
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        jdbc.sql(
                        "insert into casework_event (id, case_id, at, kind, detail)"
                                + " select uuid(), :case, now(6) + interval seq second, 'STAGE_REACHED', 'DOCUMENTS' from seq_1_to_230")
                .param("case", id.value())
                .update();
        Actor officer = actor(Role.OFFICER);
        int all = cases.read(officer, id).timeline().size();
        assertThat(all).as("nothing is cut").isGreaterThan(230);
        Visitor rita = officer(officer, "pt-PT", 1280);
        rita.open("/work/" + id.value()).sees(rita.t("pager.page", 1, (all - 1) / 25 + 1));
        rita.page.locator(".paged [data-page=next]").click();
        rita.sees(rita.t("pager.page", 2, (all - 1) / 25 + 1)).accessible();
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() ->
                (Boolean) rita.page.evaluate("document.activeElement.classList.contains('paged')"));
        assertThat(Set.of(25)).contains(rita.page.locator(".paged .timeline li").count());
    }
}
