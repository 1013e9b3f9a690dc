package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.rota.AbsenceReason;
import pt.vez.rota.Duties;
import pt.vez.rota.RotaFixture;
import pt.vez.rota.WorkTimes;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Cover;
import pt.vez.scheduling.Publishing;
import pt.vez.scheduling.ShiftData;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** A coordinator plans, a mediator sees it and falls ill, the seats without cover show, a colleague takes over. */
class RotaJourneyTest extends BrowserTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @Autowired
    private Centres centres;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Cover seats;

    @Autowired
    private Duties duties;

    @Autowired
    private WorkTimes times;

    private record Setting(UUID centre, String name, LocalDate day, Actor coordinator, Actor rosa, Actor tiago) {}

    /** A centre of three biometric seats, one of them booked, and two certified mediators. */
    private Setting setting() {
        var rows = new RotaFixture(jdbc);
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID centre = RotaFixture.centre(centres, administrator, LISBON, "lisboa");
        LocalDate day = workingDay(centre, administrator);
        seats.staff(administrator, new CentreId(centre), true);
        jdbc.sql(
                        "insert into scheduling_occupancy (slot_id, seat, kind, case_id, service_code, hold_id, appointment_id)"
                                + " select id, 1, 'CONFIRMED', uuid(), 'BIO', uuid(), uuid() from scheduling_slot"
                                + " where centre_id = ? order by starts_at limit 1")
                .param(centre)
                .update();
        UUID association = rows.association();
        Actor coordinator = actor(Role.MEDIATOR, "Clara Coordena");
        rows.join(association, coordinator, true);
        Actor rosa = actor(Role.MEDIATOR, "Rosa Lopes");
        Actor tiago = actor(Role.MEDIATOR, "Tiago Reis");
        for (Actor each : new Actor[] {rosa, tiago}) {
            rows.join(association, each, false);
            rows.certificate(each, day.minusDays(100), day.plusDays(100));
        }
        RotaFixture.always(times, tiago);
        String name = centres.get(administrator, new CentreId(centre)).data().name();
        return new Setting(centre, name, day, coordinator, rosa, tiago);
    }

    /** The first day from the day after tomorrow on which seats are published: no weekend, no holiday. */
    private LocalDate workingDay(UUID centre, Actor administrator) {
        UUID desk = centres.addDesk(administrator, new CentreId(centre), "Balcão 1", Set.of("BIO"));
        for (LocalDate day = LocalDate.now(LISBON).plusDays(2); ; day = day.plusDays(1)) {
            centres.addShift(
                    administrator,
                    new CentreId(centre),
                    new ShiftData(desk, "BIO", day.getDayOfWeek(), LocalTime.of(10, 0), LocalTime.of(11, 0), day, day));
            if (publishing
                            .publish(administrator, new CentreId(centre), day, day)
                            .getFirst()
                            .seats()
                    > 0) {
                return day;
            }
        }
    }

    private Visitor signedIn(Actor actor, String language, int width) {
        return visitor(language, width, 800, false).signIn(actor.accountId() + "@test.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void anIllMediatorsSeatsLoseCoverUntilAColleagueIsAssigned(String language) {
        Setting setting = setting();
        Visitor clara = signedIn(setting.coordinator(), language, 1280);
        clara.open("/rota").accessible();
        clara.follow(clara.t("rota.plan.title")).at(clara.t("rota.plan.title")).accessible();
        clara.press(clara.t("rota.plan.new")).at(clara.t("rota.plan.new")).accessible();
        clara.fill(clara.t("shifts.ends"), "").press(clara.t("rota.plan.preview"));
        refusesAtOnce(clara, "rota.person.missing", "shifts.time.missing");
        clara.unfolded(clara.t("shifts.ends"));
        clara.unfolded(clara.t("rota.person"));
        clara.select(clara.t("rota.person"), "Rosa Lopes");
        clara.select(clara.t("agenda.centre"), setting.name());
        clara.field(clara.t("shifts.day"))
                .fill(DateTimeFormatter.ofPattern("dd/MM/yyyy").format(setting.day()));
        clara.field(clara.t("shifts.day")).press("Enter");
        clara.fill(clara.t("shifts.ends"), "18:30");
        clara.press(clara.t("rota.plan.preview"))
                .sees(clara.t("enum.RotaRule.DAY_HOURS"))
                .accessible();
        clara.fill(clara.t("shifts.ends"), "13:00");
        clara.press(clara.t("rota.plan.preview")).sees(clara.t("enum.RotaRule.UNDECLARED"));
        clara.press(clara.t("rota.plan.go"))
                .sees(clara.t("rota.plan.done", 1, 0))
                .accessible();

        Visitor rosa = signedIn(setting.rosa(), language, 360);
        rosa.open("/rota?week=" + setting.day()).sees(setting.name()).accessible();
        rosa.page.locator(".rota-duty").first().click();
        rosa.sees(rosa.t("rota.miss")).accessible();
        rosa.press(rosa.t("rota.miss"))
                .choose(rosa.label(AbsenceReason.ILLNESS))
                .accessible();
        rosa.press(rosa.t("rota.away.send")).sees(rosa.t("rota.miss.done")).accessible();

        Visitor ines = signedIn(actor(Role.ADMINISTRATOR), language, 1280);
        ines.open("/cover").accessible();
        Locator gap = ines.page.locator(".cover-gap").filter(new Locator.FilterOptions().setHasText(setting.name()));
        assertThat(gap.textContent())
                .contains(ines.t("cover.appointments", 1), ines.t("cover.seats", 3), "Rosa Lopes")
                .doesNotContain(ines.label(AbsenceReason.ILLNESS));
        String disruption = gap.locator("a").getAttribute("href");
        ines.open("/" + disruption).at(ines.t("disruption.new")).accessible();
        assertThat(ines.page.locator("vaadin-checkbox[checked]").first().textContent())
                .contains(setting.name());

        clara.open("/cover").sees("Rosa Lopes").accessible();
        clara.open("/rota/plan?week=" + setting.day())
                .sees(clara.t("rota.lost.title"))
                .accessible();
        clara.follow(clara.t("rota.cover.find") + ": Rosa Lopes, " + when(clara, setting));
        clara.sees(clara.t("rota.candidate.free")).accessible();
        clara.press(clara.t("rota.candidate.assign") + ": Tiago Reis")
                .sees(clara.t("rota.candidate.assign.done", "Tiago Reis"))
                .accessible();

        ines.open("/cover").sees(ines.t("cover.centres"));
        assertThat(gap.count()).as("covered again").isZero();
        newest(setting.tiago().accountId() + "@test.example", 0);
        Visitor tiago = signedIn(setting.tiago(), language, 360);
        tiago.open("/rota?week=" + setting.day()).sees(setting.name()).accessible();
    }

    /** Every mistake stands in the summary and at its field. */
    private static void refusesAtOnce(Visitor visitor, String... keys) {
        visitor.sees(visitor.t("form.errors", keys.length)).accessible();
        for (String key : keys) {
            assertThat(visitor.page.locator(".error-summary a:visible").allTextContents())
                    .anyMatch(line -> line.contains(visitor.t(key)));
            visitor.page
                    .locator("[invalid] [slot=error-message]")
                    .filter(new Locator.FilterOptions().setHasText(visitor.t(key)))
                    .first()
                    .waitFor();
        }
        assertThat(visitor.page.locator(".error-summary a:visible").count()).isEqualTo(keys.length);
    }

    private static String when(Visitor visitor, Setting setting) {
        return pt.vez.platform.Dates.day(setting.day(), visitor.language) + ", 09:00–13:00";
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void aMediatorSaysWhenTheyCanWorkAndSwapsWithAColleague(int width) {
        Setting setting = setting();
        LocalTime nine = LocalTime.of(9, 0);
        duties.plan(
                setting.coordinator(),
                Duties.Request.once(
                        setting.rosa().accountId(), setting.centre(), setting.day(), nine, LocalTime.of(13, 0)));
        Visitor rosa = signedIn(setting.rosa(), "pt-PT", width);
        rosa.open("/rota/times").accessible();
        rosa.choose("Segunda-feira").sees(rosa.t("rota.times.from", 1)).accessible();
        // Two mistakes of two fields are told at once, and nothing is stored.
        rosa.fill("Segunda-feira: " + rosa.t("rota.times.until", 1), "");
        rosa.fill("Segunda-feira: " + rosa.t("rota.times.from", 2), "14:00");
        rosa.press(rosa.t("form.save")).sees(rosa.t("form.errors", 2)).accessible();
        assertThat(rosa.page.locator("vaadin-time-picker[invalid]:visible").count())
                .isEqualTo(2);
        assertThat(times.own(setting.rosa()).hours()).isEmpty();
        rosa.fill("Segunda-feira: " + rosa.t("rota.times.until", 1), "13:00");
        rosa.fill("Segunda-feira: " + rosa.t("rota.times.from", 2), "");
        rosa.press(rosa.t("form.save")).sees(rosa.t("rota.times.saved"));
        assertThat(times.own(setting.rosa()).hours()).hasSize(1);
        rosa.press(rosa.t("rota.differ.new")).at(rosa.t("rota.differ.new")).accessible();
        rosa.press(rosa.t("form.save")).sees(rosa.t("rota.differ.never")).accessible();
        rosa.open("/rota?week=" + setting.day()).press(rosa.t("rota.away")).at(rosa.t("rota.away"));
        // On a phone the calendar covers the field of a day, which is then never emptied.
        if (width > 600) {
            rosa.fill(rosa.t("shifts.from"), "").fill(rosa.t("shifts.to"), "").press(rosa.t("rota.away.send"));
            refusesAtOnce(rosa, "field.date.incomplete", "field.date.incomplete");
        }
        rosa.press(rosa.t("form.cancel"));
        rosa.page.locator(".rota-duty").first().click();
        rosa.press(rosa.t("rota.swap")).at(rosa.t("rota.swap")).accessible();
        rosa.select(rosa.t("rota.swap.with"), "Tiago Reis");
        rosa.press(rosa.t("rota.swap.send")).sees(rosa.t("rota.swap.sent"));
        Visitor tiago = signedIn(setting.tiago(), "en-GB", width);
        tiago.open("/rota").sees(tiago.t("rota.swap.asked")).accessible();
        tiago.press(tiago.t("rota.swap.accept")).sees(tiago.t("enum.SwapState.ACCEPTED"));
        Visitor clara = signedIn(setting.coordinator(), "en-GB", width);
        clara.open("/rota/plan").sees(clara.t("rota.swap.waiting")).accessible();
        clara.press(clara.t("rota.swap.approve")).sees(clara.t("rota.swap.approved"));
        assertThat(duties.own(setting.tiago(), setting.day(), setting.day())).hasSize(1);
        clara.open("/rota/plan?week=" + setting.day());
        clara.page.locator(".rota-duty").first().click();
        clara.press(clara.t("rota.move")).at(clara.t("rota.move")).accessible();
        clara.fill(clara.t("shifts.ends"), "")
                .fill(clara.t("shifts.starts"), "")
                .press(clara.t("form.save"));
        refusesAtOnce(clara, "shifts.time.missing", "shifts.time.missing");
        clara.press(clara.t("form.cancel")).press(clara.t("rota.cancel")).sees(clara.t("rota.cancel.text"));
        clara.accessible().press(clara.t("rota.cancel.one")).sees(clara.t("rota.cancel.done", 1));
        assertThat(duties.isOnDuty(
                        setting.tiago().accountId(),
                        setting.centre(),
                        setting.day().atTime(nine).atZone(LISBON).toInstant()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void thePlanMarksADutyWhoseCertificateWasRevoked(int width) {
        Setting setting = setting();
        duties.plan(
                setting.coordinator(),
                Duties.Request.once(
                        setting.rosa().accountId(),
                        setting.centre(),
                        setting.day(),
                        LocalTime.of(9, 0),
                        LocalTime.of(13, 0)));
        Visitor clara = signedIn(setting.coordinator(), "pt-PT", width);
        clara.open("/rota/plan?week=" + setting.day()).sees("Rosa Lopes");
        Locator mark = clara.page.getByText(clara.t("rota.uncertified"));
        assertThat(mark.count()).isZero();
        jdbc.sql("update training_certificate set revoked_at = utc_timestamp(6) where account_id = ?")
                .param(setting.rosa().accountId())
                .update();
        clara.open("/rota/plan?week=" + setting.day())
                .sees(clara.t("rota.uncertified"))
                .accessible();
        assertThat(clara.page
                        .locator("li")
                        .filter(new Locator.FilterOptions().setHas(mark))
                        .textContent())
                .contains("Rosa Lopes");
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void aDutyTheAgreementNoLongerCoversIsLostAndOnlyOtherCentresAreOffered(int width) {
        Setting setting = setting();
        duties.plan(
                setting.coordinator(),
                Duties.Request.once(
                        setting.rosa().accountId(),
                        setting.centre(),
                        setting.day(),
                        LocalTime.of(9, 0),
                        LocalTime.of(13, 0)));
        jdbc.sql("delete from associations_agreement_centre where centre_id = ?")
                .param(setting.centre())
                .update();
        Visitor clara = signedIn(setting.coordinator(), "pt-PT", width);
        clara.open("/rota/plan?week=" + setting.day())
                .sees(clara.t("rota.lost.title"))
                .sees(clara.t("rota.outside"))
                .accessible();
        clara.follow(clara.t("rota.outside.open") + ": Rosa Lopes, " + when(clara, setting));
        clara.sees(clara.t("rota.outside.todo")).accessible();
        clara.press(clara.t("rota.move")).at(clara.t("rota.move"));
        clara.page.locator("vaadin-select").first().click();
        clara.page.locator("vaadin-select-item").first().waitFor();
        assertThat(clara.page
                        .locator("vaadin-select-item")
                        .filter(new Locator.FilterOptions().setHasText(setting.name()))
                        .count())
                .isZero();
        Visitor rosa = signedIn(setting.rosa(), "pt-PT", width);
        rosa.open("/rota?week=" + setting.day()).sees(rosa.t("rota.outside")).accessible();
        Visitor ines = signedIn(actor(Role.ADMINISTRATOR), "pt-PT", width);
        ines.open("/cover").accessible();
        assertThat(ines.page
                        .locator(".cover-gap")
                        .filter(new Locator.FilterOptions().setHasText(setting.name()))
                        .textContent())
                .contains(ines.t("cover.missing.CENTRE", "Rosa Lopes", "", "09:00", "13:00")
                        .substring(0, 12));
    }
}
