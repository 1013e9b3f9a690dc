package pt.vez.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.associations.WorkTime;
import pt.vez.demo.MailCatcher.Caught;
import pt.vez.invitations.ClosedDays;
import pt.vez.invitations.Disruptions;
import pt.vez.notifications.CalendarFiles;
import pt.vez.notifications.CalendarFiles.Occasion;
import pt.vez.platform.Languages;
import pt.vez.rota.RotaFixture;
import pt.vez.scheduling.Agenda;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Meetings.Meeting;
import pt.vez.scheduling.OfferedTime;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** An interview has a seat like everybody else: in the agenda, in a calendar, and when its centre closes. */
class InterviewTest extends HiringFixture {
    @Autowired
    private InterviewHours interviewHours;

    @Autowired
    private Centres centres;

    @Autowired
    private Agenda agenda;

    @Autowired
    private Disruptions disruptions;

    @Autowired
    private CalendarFiles calendars;

    private CentreId centre;
    private Actor ana;
    private OwnCall call;
    private String email;
    private String token;

    @BeforeEach
    void somebodyInvited() {
        centre = new CentreId(RotaFixture.centre(centres, actor(Role.ADMINISTRATOR), LISBON, "lisboa"));
        ana = coordinator("Entrevista");
        call = published(ana, 2);
        email = address();
        token = apply(call, email);
    }

    private UUID application() {
        return applications.follow(token).id();
    }

    private void invite(int fromDay, int toDay) {
        LocalDate today = LocalDate.now(LISBON);
        screening.invite(ana, call.id(), application(), centre, today.plusDays(fromDay), today.plusDays(toDay));
    }

    private Caught mail(String to, String subject) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(
                        () -> mails.caughtFor(to).stream()
                                .filter(each -> each.subject().equals(subject))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private String mailOf(Actor actor) {
        return actor.accountId() + "@test.example";
    }

    @Test
    void theAgendaOfTheDayShowsAnInterviewAndNotWhoComes() {
        UUID slot = interviewTime(centre, at(4, 0), 2);
        invite(4, 4);
        applications.choose(token, slot);
        LocalDate day = LocalDate.now(LISBON).plusDays(4);
        for (Role role : new Role[] {Role.ADMINISTRATOR, Role.OFFICER}) {
            List<Agenda.Seat> seats = agenda.day(actor(role), centre, day);
            assertThat(seats).hasSize(2);
            assertThat(seats).filteredOn(Agenda.Seat::interview).hasSize(1);
            assertThat(seats).allSatisfy(seat -> {
                assertThat(seat.code()).isNull();
                assertThat(seat.toString()).doesNotContain("Rahim");
            });
        }
        applications.withdraw(token);
        assertThat(agenda.day(actor(Role.OFFICER), centre, day)).noneMatch(Agenda.Seat::interview);
    }

    @Test
    void theCoordinatorSeesWhoComesTodayAndNobodyElseDoes() {
        Instant soon = Instant.now().plusSeconds(90);
        UUID slot = interviewTime(centre, soon, 1);
        LocalDate day = LocalDate.ofInstant(soon, LISBON);
        screening.invite(ana, call.id(), application(), centre, day, day);
        applications.choose(token, slot);
        if (day.equals(LocalDate.now(LISBON))) {
            assertThat(screening.interviews(ana, centre))
                    .extracting(Screening.Interview::name)
                    .containsExactly("Rahim Uddin");
        }
        assertThat(screening.interviews(coordinator("Vizinha"), centre)).isEmpty();
        assertThat(screening.interviews(ana, lisbon()))
                .extracting(Screening.Interview::application)
                .doesNotContain(application());
        Actor colleague = actor(Role.MEDIATOR);
        member(colleague, partnerOf(ana), false);
        for (Actor other : List.of(colleague, actor(Role.OFFICER), actor(Role.ADMINISTRATOR))) {
            assertThatThrownBy(() -> screening.interviews(other, centre)).isInstanceOf(NotAuthorised.class);
        }
    }

    @Test
    void aClosedCentreCallsInterviewsOffWhenThePlanIsSentAndTellsBothSides() {
        UUID first = interviewTime(centre, at(5, 0), 1);
        UUID other = interviewTime(centre, at(7, 0), 1);
        invite(5, 7);
        applications.choose(token, first);
        Actor administrator = actor(Role.ADMINISTRATOR);
        LocalDate day = LocalDate.now(LISBON).plusDays(5);
        var scope = ClosedDays.of(centre, day);
        var preview = disruptions.preview(administrator, scope);
        assertThat(preview.affected()).isZero();
        assertThat(preview.interviews()).isEqualTo(1);
        UUID plan = disruptions.propose(administrator, scope, "Greve");
        disruptions.step();
        assertThat(applications.follow(token).interview())
                .as("nothing is told yet")
                .isNotNull();
        ClosedDays.send(disruptions, administrator, plan);
        assertThat(applications.follow(token).interview()).isNull();
        assertThat(applications.follow(token).state()).isEqualTo(ApplicationState.INTERVIEW);
        assertThat(applications.choice(token).orElseThrow().times())
                .extracting(OfferedTime::slotId)
                .containsExactly(other);
        Caught told = mail(email, "A sua entrevista foi desmarcada");
        assertThat(told.calendar()).isTrue();
        assertThat(told.text()).contains("/applications/" + token);
        Caught association = mail(mailOf(ana), "Uma entrevista foi desmarcada");
        assertThat(association.text())
                .contains("/hiring/" + call.id() + "/" + application())
                .doesNotContain("Rahim");
        applications.choose(token, other);
        assertThat(applications.follow(token).interview().slot()).isEqualTo(other);
    }

    @Test
    void whoCanComeAtNoneOfTheHoursSaysWhenAndTheAssociationIsToldOnceMore() {
        UUID slot = interviewTime(centre, at(9, 0), 1);
        assertThatThrownBy(() -> applications.askForOtherHours(token, Set.of("WEEKENDS")))
                .hasMessageContaining("follow.notInvited");
        invite(9, 9);
        assertThatThrownBy(() -> applications.askForOtherHours(token, Set.of("ANY")))
                .hasMessageContaining("apply.times.missing");
        applications.askForOtherHours(token, Set.of("WEEKENDS", "EVENINGS"));
        var wanted = Set.of(WorkTime.EVENINGS, WorkTime.WEEKENDS);
        assertThat(applications.follow(token).otherHours()).isEqualTo(wanted);
        assertThat(screening.read(ana, call.id(), application()).otherHours()).isEqualTo(wanted);
        assertThat(mail(mailOf(ana), "Uma pessoa pede outra hora de entrevista").text())
                .contains("/hiring/" + call.id() + "/" + application())
                .doesNotContain("Rahim");
        invite(9, 10);
        assertThat(applications.follow(token).otherHours()).as("invited anew").isEmpty();
        applications.askForOtherHours(token, Set.of("MORNINGS"));
        applications.choose(token, slot);
        assertThat(applications.follow(token).otherHours()).as("one was found").isEmpty();
        assertThatThrownBy(() -> applications.askForOtherHours(token, Set.of("MORNINGS")))
                .as("so often a day")
                .hasMessageContaining("error.attempts");
    }

    @Test
    void theAgencyIsAskedForHoursOnceADayWhoeverPresses() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        interviewHours.ask(ana, call.id());
        interviewHours.ask(ana, call.id());
        assertThat(mail(mailOf(administrator), "Uma associação pede horas de entrevista")
                        .text())
                .contains("/centres", "Entrevista", "Rua da Palma 1");
        assertThat(jdbc.sql("select count(*) from notifications_outbox where dedupe like ?")
                        .param("hiring-hours/" + call.id() + "/%/" + administrator.accountId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void hoursThatAreNotOfTheMainlandSayWhoseTheyAre() throws Exception {
        centre = new CentreId(
                RotaFixture.centre(centres, actor(Role.ADMINISTRATOR), ZoneId.of("Atlantic/Azores"), "ponta-delgada"));
        UUID slot = interviewTime(centre, at(9, 0), 1);
        invite(8, 10);
        assertThat(page("pt")).contains(">09:00 (hora dos Açores)<");
        applications.choose(token, slot);
        assertThat(page("en")).contains("09:00 (Azores time)");
    }

    private String page(String language) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(ADDRESS + "/applications/" + token))
                .header("Accept-Language", language)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    @Test
    void whoWithdrawsIsMissedByTheAssociation() {
        UUID slot = interviewTime(centre, at(6, 0), 1);
        invite(6, 6);
        applications.choose(token, slot);
        assertThat(mail(email, "A entrevista está marcada").calendar()).isTrue();
        applications.withdraw(token);
        Caught association = mail(mailOf(ana), "Uma candidatura foi retirada");
        assertThat(association.text()).doesNotContain("Rahim").contains("Entrevista: ");
        assertThat(mail(email, "Desistiu da candidatura").calendar()).isTrue();
    }

    @Test
    void theCalendarFileOfAnInterviewReplacesTheEarlierOne() {
        UUID slot = interviewTime(centre, at(8, 0), 1);
        invite(8, 8);
        applications.choose(token, slot);
        Meeting interview = applications.follow(token).interview();
        UUID id = application();
        String booked = unfolded(calendars.of(interview, Occasion.INTERVIEW, id, 3, false, Languages.PORTUGUESE));
        String cancelled = unfolded(calendars.of(interview, Occasion.INTERVIEW, id, 4, true, Languages.PORTUGUESE));
        assertThat(booked)
                .contains("METHOD:PUBLISH", "SEQUENCE:3", "STATUS:CONFIRMED", "UID:" + id + "-interview@vez")
                .doesNotContain("Rahim");
        assertThat(cancelled)
                .contains("METHOD:CANCEL", "SEQUENCE:4", "STATUS:CANCELLED", "UID:" + id + "-interview@vez");
    }

    /** Lines as they were before they were folded (RFC 5545, 3.1). */
    private static String unfolded(String calendar) {
        return calendar.replace("\r\n ", "");
    }
}
