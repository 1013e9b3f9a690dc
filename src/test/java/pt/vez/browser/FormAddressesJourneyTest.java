package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.associations.Contact;
import pt.vez.associations.ContactDirectory;
import pt.vez.calendar.CalendarDay;
import pt.vez.platform.Dates;
import pt.vez.scheduling.HolidayCalendar;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.LocalText;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;
import pt.vez.training.Course;
import pt.vez.training.Courses;
import pt.vez.training.Question;
import pt.vez.training.SessionKind;
import pt.vez.training.TrainingSessions;

/** A form that was opened has an address: reloading shows it again, the way back leads to the list. */
class FormAddressesJourneyTest extends BrowserTest {
    @Autowired
    private ContactDirectory contacts;

    @Autowired
    private HolidayCalendar calendar;

    @Autowired
    private Courses courses;

    @Autowired
    private TrainingSessions sessions;

    private void keeps(Visitor ines, String form, String list) {
        ines.at(form);
        assertThat(ines.page.url()).contains("open=");
        ines.page.reload();
        ines.at(form);
        ines.page.goBack();
        ines.at(list);
        assertThat(ines.page.url()).doesNotContain("open=");
    }

    @Test
    void formsOfTheAdministratorKeepTheirAddress() {
        Actor account = actor(Role.OFFICER, "Nome Com Morada " + UUID.randomUUID());
        String partner = "Parceiro com morada " + UUID.randomUUID();
        UUID id = Partners.partner(jdbc, partner);
        Visitor ines = visitor("pt-PT", 1280, 800, false).signIn(administrator());
        ines.open("/accounts").press(ines.t("accounts.new"));
        keeps(ines, ines.t("accounts.new"), ines.t("accounts.title"));
        ines.fill(ines.t("table.search"), account.name());
        ines.page.waitForFunction("document.querySelectorAll('tbody tr').length === 1");
        ines.press(ines.t("table.change") + ": " + account.name());
        keeps(ines, account.name(), ines.t("accounts.title"));
        ines.open("/services").press(ines.t("services.new"));
        keeps(ines, ines.t("services.new"), ines.t("services.title"));
        ines.open("/waves").press(ines.t("waves.release"));
        keeps(ines, ines.t("waves.release"), ines.t("waves.title"));
        ines.open("/disruptions").press(ines.t("disruption.new"));
        keeps(ines, ines.t("disruption.new"), ines.t("disruption.title"));
        ines.open("/partners").press(ines.t("partners.new"));
        keeps(ines, ines.t("partners.new"), ines.t("partners.title"));
        ines.open("/partners/" + id).press(ines.t("contact.edit"));
        keeps(ines, ines.t("contact.edit"), partner);

        // Two administrators with the contact of one partner: the slower one keeps what they typed and sees the other.
        ines.press(ines.t("contact.edit")).at(ines.t("contact.edit"));
        ines.fill(ines.t("contact.address"), "Rua Escrita, 1");
        contacts.update(
                actor(Role.ADMINISTRATOR),
                id,
                Contact.NONE,
                new Contact("Rua Outra, 2", "+351213456789", new LocalText("9h", "9"), "Português"));
        ines.press(ines.t("form.save")).sees(ines.t("error.changedMeanwhile")).accessible();
        assertThat(ines.field(ines.t("contact.address")).inputValue()).isEqualTo("Rua Escrita, 1");
        assertThat(ines.field(ines.t("person.phone")).inputValue()).isEqualTo("+351213456789");
        ines.press(ines.t("form.save"))
                .sees(ines.t("contact.saved").replace("{0}", partner))
                .at(partner);
        assertThat(contacts.of(actor(Role.ADMINISTRATOR), id).address()).isEqualTo("Rua Escrita, 1");
    }

    @Test
    void daysOfTheCalendarKeepTheirAddress() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        LocalDate christmas = LocalDate.of(2031, 12, 25);
        CalendarDay added = new CalendarDay(
                Ids.next(),
                LocalDate.of(2031, 7, 9),
                CalendarDay.Kind.DECREED_CLOSED,
                "horta",
                new LocalText("Dia com morada", "Day with an address"));
        calendar.save(administrator, null, added);
        Visitor ines = visitor("pt-PT", 1280, 800, false).signIn(administrator());
        String list = ines.t("holidays.title");
        ines.open("/holidays?year=2031&place=horta").press(ines.t("holidays.new"));
        keeps(ines, ines.t("holidays.new"), list);
        ines.press(ines.t("table.change") + ": " + Dates.day(added.date(), ines.language));
        keeps(ines, ines.t("holidays.change"), list);
        ines.press(ines.t("holidays.correct") + ": " + Dates.day(christmas, ines.language));
        keeps(ines, ines.t("holidays.new"), list);
        ines.press(ines.t("holidays.correct") + ": " + Dates.day(christmas, ines.language));
        ines.at(ines.t("holidays.new")).press(ines.t("form.cancel")).at(list);
        assertThat(ines.page.url()).contains("year=2031", "place=horta").doesNotContain("open=");
    }

    @Test
    void questionsAndSessionsOfACourseKeepTheirAddress() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Course course = courses.get(administrator, "VULNERABLE");
        Question question = courses.questions(administrator, course.code()).getFirst();
        UUID session = sessions.plan(
                administrator,
                course.code(),
                SessionKind.FULL,
                new TrainingSessions.Plan(
                        LocalDate.now(Zones.LISBON).plusDays(14),
                        LocalTime.of(9, 30),
                        LocalTime.of(12, 30),
                        false,
                        "Rua da Morada 1",
                        4));
        Visitor ines = visitor("pt-PT", 1280, 800, false).signIn(administrator());
        String list = course.name().in(ines.language);
        ines.open("/courses/" + course.code() + "/questions").press(ines.t("courses.question.new"));
        keeps(ines, ines.t("courses.question.new"), list);
        ines.press(ines.t("table.change") + ": " + question.text().in(ines.language));
        keeps(ines, ines.t("courses.question"), list);
        ines.open("/courses/" + course.code()).press(ines.t("courses.session.new"));
        keeps(ines, ines.t("courses.session.new"), list);
        ines.open("/courses/session/" + session).press(ines.t("courses.session.change"));
        keeps(ines, ines.t("courses.session.change"), list);
    }
}
