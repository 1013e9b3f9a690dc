package pt.vez.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pt.vez.platform.Languages.ENGLISH;
import static pt.vez.platform.Languages.PORTUGUESE;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import pt.vez.VezTest;
import pt.vez.calendar.Holidays;
import pt.vez.casework.BreakGlass.GlassBroken;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.Cases;
import pt.vez.casework.NewCase;
import pt.vez.casework.Stage;
import pt.vez.casework.StageReached;
import pt.vez.demo.MailCatcher.Caught;
import pt.vez.documents.DocumentEvents.DocumentRejected;
import pt.vez.documents.DocumentEvents.DocumentsComplete;
import pt.vez.documents.RejectReason;
import pt.vez.identity.Accounts;
import pt.vez.mandates.Consents.MandateGranted;
import pt.vez.mandates.FileAccessQuota.ManyFilesOpened;
import pt.vez.mandates.Mandates.MandateEnded;
import pt.vez.notifications.CalendarFiles;
import pt.vez.notifications.MessageChannel;
import pt.vez.notifications.MessageChannels;
import pt.vez.notifications.internal.OutboxQueue.Later;
import pt.vez.platform.Texts;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.AppointmentEvents.AppointmentBooked;
import pt.vez.scheduling.AppointmentNotices;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CentreData;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Publishing;
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.ShiftData;
import pt.vez.scheduling.UpcomingAppointments;
import pt.vez.shared.Actor;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.Ids;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** Every letter goes by the channel the person has and in the language they chose, and says whose clock it means. */
class MessagesByChannelTest extends VezTest {
    private static final ZoneId AZORES = ZoneId.of("Atlantic/Azores");
    private static final String LONG_ADDRESS =
            "Avenida Infante Dom Henrique, Edifício do Terminal Marítimo das Portas do Mar, piso térreo, loja 12";

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Transactions transactions;

    @Autowired
    private RecipientResolver recipients;

    @Autowired
    private MessageChannels channels;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Centres centres;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Booking booking;

    @Autowired
    private UpcomingAppointments upcoming;

    @Autowired
    private SeatReservations seats;

    @Autowired
    private AppointmentNotices notices;

    @Autowired
    private CalendarFiles calendars;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Texts texts;

    @Autowired
    private OutboxRepository messages;

    private Actor person;
    private CaseId own;
    private AppointmentView appointment;

    @BeforeAll
    void bookInTheAzores() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        CentreId centre = centres.create(
                administrator,
                new CentreData(
                        "Posto " + UUID.randomUUID(),
                        LONG_ADDRESS,
                        "9500-150 Ponta Delgada",
                        "ponta-delgada",
                        AZORES,
                        new GeoPoint(37.73952, -25.66874),
                        null,
                        new LocalText("Entrada sem degraus", "No steps"),
                        true));
        UUID desk = centres.addDesk(administrator, centre, "Balcão 1", Set.of("REN"));
        LocalDate day = LocalDate.now(AZORES).plusDays(14);
        while (new Holidays().isHoliday(day, null)) {
            day = day.plusDays(1);
        }
        centres.addShift(
                administrator,
                centre,
                new ShiftData(desk, "REN", day.getDayOfWeek(), LocalTime.of(9, 0), LocalTime.of(12, 0), day, day));
        publishing.publish(administrator, centre, day, day);
        person = actor(Role.APPLICANT);
        own = readyCaseOf(person);
        UUID slot = booking.times(person, own, centre, day).getFirst().slotId();
        appointment =
                booking.confirm(person, own, booking.hold(person, own, slot).id());
    }

    private CaseId assisted(String phone, String email) {
        return cases.intake(mediator(), new NewCase("REN", person(phone, email)))
                .id();
    }

    private static String mobile() {
        return "+35191" + ThreadLocalRandom.current().nextInt(2_000_000, 9_999_999);
    }

    private void publish(Object event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    private AppointmentView of(CaseId other) {
        return new AppointmentView(
                UUID.randomUUID(),
                "ABC2345",
                other,
                appointment.serviceCode(),
                appointment.serviceName(),
                appointment.centre(),
                appointment.deskLabel(),
                appointment.start(),
                appointment.end(),
                appointment.state(),
                0,
                null);
    }

    @Test
    void everyLetterReachesSomebodyWhoHasOnlyAMobile() {
        String phone = mobile();
        CaseId caseId = assisted(phone, null);
        UUID applicant = UUID.randomUUID();
        List<Object> happened = List.of(
                new DocumentRejected(caseId, UUID.randomUUID(), "passport", RejectReason.OTHER, "Falta a página 2"),
                new DocumentsComplete(caseId),
                new MandateGranted(UUID.randomUUID(), applicant, caseId.value()),
                new MandateEnded(UUID.randomUUID(), applicant, caseId.value(), "Associação"),
                new GlassBroken(UUID.randomUUID(), caseId, "motivo"),
                new AppointmentBooked(of(caseId)),
                new StageReached(caseId, Stage.HEARING));
        happened.forEach(this::publish);
        String gateway = phone.substring(1) + "@sms.vez.example";
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(delivered(gateway)).hasSize(happened.size()));
        assertThat(mails.caughtFor(gateway))
                .extracting(Caught::text)
                .allSatisfy(text -> assertThat(text)
                        .startsWith("Vez:")
                        .contains(ADDRESS)
                        .doesNotContain("Ana", "motivo", "página 2")
                        .hasSizeLessThan(320));
        assertThat(recipients.channelOf(caseId)).isEqualTo(MessageChannel.SMS);
    }

    @Test
    void theChannelOfACaseIsToldToThoseWhoMayKnowTheCase() {
        assertThat(channels.of(person, own)).isEqualTo(MessageChannel.EMAIL);
        Actor stranger = actor(Role.APPLICANT);
        assertThatThrownBy(() -> channels.of(stranger, own)).isInstanceOf(NotAuthorised.class);
    }

    @Test
    void aLandlineGetsNoTextMessage() {
        assertThat(recipients.channelOf(assisted("+351212345678", null))).isEqualTo(MessageChannel.NONE);
        assertThat(recipients.channelOf(assisted("+351212345678", "x" + UUID.randomUUID() + "@test.example")))
                .isEqualTo(MessageChannel.EMAIL);
    }

    @Test
    void theLanguageOfTheAccountCountsAndFollowsTheSwitch() {
        Actor reader = actor(Role.APPLICANT);
        CaseId caseId = readyCaseOf(reader);
        assertThat(recipients.ofCase(caseId).orElseThrow().language()).isEqualTo(PORTUGUESE);
        accounts.changeLanguage(reader, "en-GB");
        assertThat(recipients.ofCase(caseId).orElseThrow().language()).isEqualTo(ENGLISH);
    }

    @Test
    void anAccountThatIsUnlinkedReadsItInItsOwnLanguage() {
        Actor reader = actor(Role.APPLICANT);
        accounts.changeLanguage(reader, "en-GB");
        String to = accounts.contact(reader.accountId()).orElseThrow().email();
        publish(new Cases.AccountUnlinked(new CaseId(UUID.randomUUID()), reader.accountId(), CaseNumber.random()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(delivered(to))
                        .extracting(Caught::subject)
                        .containsExactly(texts.get(ENGLISH, "mail.accountUnlinked.subject")));
    }

    @Test
    void anAdministratorWithOnlyAMobileIsToldToo() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        String phone = mobile();
        jdbc.sql("update identity_account set email = null, phone = ? where id = ?")
                .params(phone, administrator.accountId())
                .update();
        publish(new ManyFilesOpened(UUID.randomUUID(), LocalDate.now(), 71));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(delivered(phone.substring(1) + "@sms.vez.example"))
                        .extracting(Caught::text)
                        .singleElement()
                        .asString()
                        .startsWith("Vez:")
                        .contains("71"));
    }

    /** A rejection waits for as long as the officer may take it back; here it need not. */
    private List<Caught> delivered(String to) {
        jdbc.sql("update notifications_outbox set next_at = now(6) where state = 'DUE' and attempts = 0"
                        + " and next_at > now(6)")
                .update();
        return mails.caughtFor(to);
    }

    private Caught newest(String subject) {
        String to = recipients.ofCase(own).orElseThrow().address();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> delivered(to).stream()
                                .filter(mail -> texts.get(PORTUGUESE, subject).equals(mail.subject()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void aRejectionCarriesTheNoteAndItsCaseAndLeadsToTheDocument() {
        publish(new DocumentRejected(own, UUID.randomUUID(), "passport", RejectReason.OTHER, "Falta a página 2"));
        assertThat(newest("mail.rejected.subject").text())
                .contains("Falta a página 2")
                .contains(cases.outline(person, own).number().display())
                .contains(ADDRESS + "/documents/passport");
    }

    @Test
    void onlyWhoMayBookIsToldToBook() {
        Actor other = actor(Role.APPLICANT);
        CaseId invited = caseOf(other).id();
        // No new case of this procedure can be opened any more; those that wait are invited in order.
        jdbc.sql("update casework_case set procedure_code = 'AR-88' where id = ?")
                .param(invited.value())
                .update();
        publish(new DocumentsComplete(invited));
        publish(new DocumentsComplete(own));
        assertThat(kindOf(invited)).isEqualTo("mail.completeWait");
        assertThat(kindOf(own)).isEqualTo("mail.complete");
    }

    private String kindOf(CaseId caseId) {
        return jdbc.sql("select kind from notifications_outbox where dedupe = ?")
                .param("complete/" + caseId.value())
                .query(String.class)
                .single();
    }

    @Test
    void aStageThatIsReachedIsTold() {
        publish(new StageReached(own, Stage.ANALYSIS));
        assertThat(newest("mail.stage.subject").text()).contains(texts.get(PORTUGUESE, "mail.stage.next.ANALYSIS"));
    }

    @Test
    void aTimeThatIsNotOfTheMainlandSaysWhoseItIs() {
        assertThat(newest("mail.booked.subject").text()).contains("(hora dos Açores)");
    }

    private AppointmentReminders reminders(LocalDate day, int hour) {
        return new AppointmentReminders(upcoming, outbox, messages, transactions, clock(day, hour));
    }

    private static Clock clock(LocalDate day, int hour) {
        Instant at = day.atTime(hour, 30).atZone(AZORES).toInstant();
        return Clock.fixed(at, AZORES);
    }

    private int reminded(String kind) {
        return jdbc.sql("select count(*) from notifications_outbox where kind = ? and dedupe like ?")
                .params(kind, kind + "/" + appointment.id() + "/%")
                .query(Integer.class)
                .single();
    }

    private boolean isWritten(String kind, LocalDate day) {
        var letters = new AppointmentMailComposer(outbox, texts, recipients, seats, notices, calendars, clock(day, 12));
        return letters.write(new Later(kind, own.value())).isPresent();
    }

    @Test
    void remindsSevenDaysAndOneDayBeforeOnceAndByDay() {
        LocalDate day = LocalDate.ofInstant(appointment.start(), AZORES);
        reminders(day.minusDays(8), 12).remind();
        reminders(day.minusDays(7), 8).remind();
        reminders(day.minusDays(7), 20).remind();
        assertThat(reminded("later.week")).isZero();
        reminders(day.minusDays(7), 9).remind();
        reminders(day.minusDays(7), 12).remind();
        reminders(day.minusDays(6), 12).remind();
        assertThat(reminded("later.week")).isEqualTo(1);
        assertThat(reminded("later.day")).isZero();
        reminders(day.minusDays(1), 19).remind();
        reminders(day.minusDays(1), 19).remind();
        reminders(day, 9).remind();
        assertThat(reminded("later.day")).isEqualTo(1);
        assertThat(isWritten("later.week", day.minusDays(7))).isTrue();
        assertThat(isWritten("later.day", day.minusDays(1))).isTrue();
        // A reminder that comes too late, or of a date that is no longer, is not written.
        assertThat(isWritten("later.week", day.minusDays(1))).isFalse();
        assertThat(isWritten("later.day", day)).isFalse();
    }

    @Test
    void aCancelledAppointmentTakesItsEntryOutOfTheCalendar() {
        Actor other = actor(Role.APPLICANT);
        CaseId theirs = readyCaseOf(other);
        LocalDate day = LocalDate.ofInstant(appointment.start(), AZORES);
        UUID slot = booking.times(other, theirs, appointment.centre().id(), day)
                .getLast()
                .slotId();
        AppointmentView booked =
                booking.confirm(other, theirs, booking.hold(other, theirs, slot).id());
        AppointmentView cancelled =
                booking.cancel(other, theirs, booked.id(), pt.vez.scheduling.CancelReason.values()[0], Ids.next());
        String before = calendars.of(booked, PORTUGUESE).replace("\r\n ", "");
        String after = calendars.of(cancelled, PORTUGUESE).replace("\r\n ", "");
        assertThat(before).contains("METHOD:PUBLISH", "STATUS:CONFIRMED", "UID:" + booked.id() + "@vez", "SEQUENCE:0");
        assertThat(after)
                .contains("METHOD:CANCEL", "STATUS:CANCELLED", "UID:" + booked.id() + "@vez")
                .doesNotContain("BEGIN:VALARM");
        assertThat(sequence(after)).isGreaterThan(sequence(before));
        assertThat(calendars.method(cancelled)).isEqualTo("CANCEL");
    }

    private static int sequence(String file) {
        var matcher = java.util.regex.Pattern.compile("SEQUENCE:(\\d+)").matcher(file);
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    @Test
    void aCalendarFileHasWhatIsNeededOnTheDayInLinesOfAtMost75Octets() {
        for (Locale language : List.of(PORTUGUESE, ENGLISH)) {
            String file = calendars.of(appointment, language);
            assertThat(file.split("\r\n"))
                    .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                            .isLessThanOrEqualTo(75));
            String whole = file.replace("\r\n ", "");
            assertThat(whole)
                    .contains("DESCRIPTION:", appointment.displayCode())
                    .contains("URL:" + ADDRESS + "/appointment")
                    .contains("TRIGGER:-P1D", "TRIGGER:-PT2H", "ACTION:DISPLAY")
                    .contains("GEO:37.73952;-25.66874")
                    .contains("LOCATION:" + appointment.centre().data().name())
                    .contains("Portas do Mar");
        }
    }
}
