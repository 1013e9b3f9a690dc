package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static pt.vez.shared.Zones.LISBON;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.scheduling.CentreFixture;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Publishing;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** An administrator plans the weeks of many desks, publishes several centres, and keeps the calendar. */
class PlanningJourneyTest extends BrowserTest {
    @Autowired
    private Centres centres;

    @Autowired
    private Publishing publishing;

    @ParameterizedTest
    @CsvSource({"pt-PT, 360", "en-GB, 1280"})
    void weeksAreCopiedChangedAndPublishedAfterALookAtTheEffect(String language, int width) {
        Actor administrator = actor(Role.ADMINISTRATOR);
        LocalDate first = Zones.today(java.time.Clock.systemUTC()).plusDays(1);
        var centre = new CentreFixture(centres, administrator, "lisboa", LISBON, 12);
        for (DayOfWeek day : CentreFixture.WEEK) {
            for (int desk = 0; desk < 11; desk++) {
                centre.shift(desk, day, 9, 13, first, first.plusDays(60));
            }
        }
        Visitor ines = visitor(language, width, 800, false).signIn(administrator.accountId() + "@test.example");
        ines.open("/centres/" + centre.id.value() + "/shifts").sees(ines.t("shifts.idle", "Balcão 12"));
        ines.accessible();
        ines.press(ines.t("shifts.copy") + ": Balcão 1").sees(ines.t("shifts.copy.title", "Balcão 1"));
        ines.choose("Balcão 12");
        ines.press(ines.t("shifts.preview")).sees(ines.t("shifts.proposed", 5)).accessible();
        ines.press(ines.t("shifts.save", 5)).sees(ines.t("shifts.made", 5));
        ines.press(ines.t("shifts.new")).sees(ines.t("shifts.others"));
        ines.accessible();
        ines.open("/centres/" + centre.id.value() + "/slots");
        ines.press(ines.t("publish.halfYear")).press(ines.t("publish.preview"));
        ines.sees(ines.t("publish.go")).accessible();
        ines.press(ines.t("publish.days.show") + ": "
                        + centres.get(administrator, centre.id).data().name())
                .sees(ines.t("publish.note"));
        ines.press(ines.t("publish.go"));
        ines.page.getByText(ines.t("publish.agenda")).first().waitFor();
        assertThat(centre.seats(jdbc)).isGreaterThan(12 * 16 * 30);
        ines.follow(ines.t("publish.agenda")).at(ines.t("agenda.title"));
        LocalDate day = first;
        while (publishing.preview(administrator, centre.id, day, day).getFirst().seats() == 0) {
            day = day.plusDays(1);
        }
        centre.take(jdbc, day, 10);
        ines.open("/agenda?centre=" + centre.id.value() + "&day=" + day).sees("Balcão 12");
        ines.accessible();
        ines.open("/publishing").sees(ines.t("publishing.latest")).accessible();
        ines.open("/holidays?year=2030").sees(ines.t("holidays.year", "2030")).accessible();
        ines.press(ines.t("holidays.new")).sees(ines.t("holidays.scope.help"));
        ines.press(ines.t("shifts.preview"))
                .sees(ines.t("holidays.name.missing"))
                .accessible();
        ines.open("/policy").sees(ines.t("policy.perWeek"));
        ines.fill(ines.t("policy.missed"), "99999");
        ines.press(ines.t("policy.preview"))
                .sees(ines.t("policy.bounds.of", ines.t("policy.missed"), 0, 10_000))
                .accessible();
        ines.open("/waves").press(ines.t("waves.release")).sees(ines.t("waves.preview"));
        ines.accessible();
    }
}
