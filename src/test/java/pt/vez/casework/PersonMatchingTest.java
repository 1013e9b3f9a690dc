package pt.vez.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.casework.PersonIntake.EnteredMeanwhile;
import pt.vez.casework.PersonIntake.OpenCase;
import pt.vez.people.ApplicantData;
import pt.vez.people.MatchReason;
import pt.vez.people.NewPersonReason;
import pt.vez.people.PersonMatching;
import pt.vez.people.PersonMatching.Candidate;
import pt.vez.people.PersonMatching.Found;
import pt.vez.people.PersonMatching.PersonQuery;
import pt.vez.platform.Limits;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** Nobody is entered twice, nobody is taken for somebody else, and the mediator's decision is on record. */
class PersonMatchingTest extends VezTest {
    private static final AtomicInteger NUMBER = new AtomicInteger(4_400_000);

    @Autowired
    private PersonMatching matching;

    @Autowired
    private PersonIntake intake;

    private static String document() {
        return "ZQ" + NUMBER.incrementAndGet();
    }

    private static ApplicantData data(String name, @Nullable String nativeName, LocalDate birth, String document) {
        return new ApplicantData(
                name,
                nativeName,
                birth,
                "GE",
                null,
                null,
                document,
                LocalDate.of(2031, 1, 1),
                null,
                null,
                "lisboa",
                null,
                "en-GB");
    }

    private UUID known(String name, LocalDate birth, String document) {
        return known(data(name, null, birth, document));
    }

    private UUID known(ApplicantData data) {
        CaseId opened = cases.intake(mediator(), new NewCase("CPLP", data)).id();
        return jdbc.sql("select applicant_id from casework_case where id = ?")
                .param(opened.value())
                .query(UUID.class)
                .single();
    }

    private List<Candidate> found(PersonQuery query) {
        return matching.find(mediator(), query).candidates();
    }

    @ParameterizedTest
    @CsvSource({
        "გიორგი ბერიძე, Giorgi Beridze, 1961-01-02",
        "محمد أحمد, Mohammed Ahmed, 1961-01-03",
        "خالد يوسف, Khaled Yusuf, 1961-01-04",
        "Оксана Мельник, Oksana Melnyk, 1961-01-05",
        "Сергей Иванов, Sergey Ivanov, 1961-01-06",
        "राजेश कुमार, Rajesh Kumar, 1961-01-07",
        "Beridze Giorgi, Giorgi Beridze, 1961-01-08",
        "João da Conceição, Joao Conceicao, 1961-01-09",
        "Muhamad Ahmad, Mohammed Ahmed, 1961-01-10"
    })
    void findsANameOfAnyScriptInAnyOrder(String typed, String registered, LocalDate birth) {
        UUID person = known(registered, birth, document());
        List<Candidate> shown = found(PersonQuery.ofName(typed, birth));
        assertThat(shown).extracting(Candidate::applicantId).contains(person);
        Candidate first = shown.stream()
                .filter(each -> each.applicantId().equals(person))
                .findFirst()
                .orElseThrow();
        assertThat(first.reasons()).contains(MatchReason.SAME_BIRTH);
        assertThat(first.reasons()).containsAnyOf(MatchReason.SAME_NAME, MatchReason.SOUNDS_ALIKE);
    }

    @Test
    void findsByTheNameInThePersonsOwnScript() {
        UUID person = known(data("Nino Kapanadze", "ნინო კაპანაძე", LocalDate.of(1962, 2, 2), document()));
        assertThat(found(PersonQuery.ofName("ნინო კაპანაძე", LocalDate.of(1962, 2, 2))))
                .extracting(Candidate::applicantId)
                .contains(person);
    }

    @Test
    void findsADateWhoseDayAndMonthWereSwapped() {
        UUID person = known("Tamar Gelashvili", LocalDate.of(1963, 4, 11), document());
        Candidate shown = found(PersonQuery.ofName("Tamar Gelashvili", LocalDate.of(1963, 11, 4))).stream()
                .filter(each -> each.applicantId().equals(person))
                .findFirst()
                .orElseThrow();
        assertThat(shown.reasons()).contains(MatchReason.SWAPPED_BIRTH, MatchReason.SAME_NAME);
    }

    @Test
    void findsADateOfWhichOnlyTheYearIsKnown() {
        UUID person = known("Zurab Lomidze", LocalDate.of(1964, 1, 1), document());
        Candidate shown = found(PersonQuery.ofName("Zurab Lomidze", LocalDate.of(1964, 9, 23))).stream()
                .filter(each -> each.applicantId().equals(person))
                .findFirst()
                .orElseThrow();
        assertThat(shown.reasons()).contains(MatchReason.YEAR_ONLY);
        assertThat(found(PersonQuery.ofName("Zurab Lomidze", LocalDate.of(1965, 1, 1))))
                .extracting(Candidate::applicantId)
                .doesNotContain(person);
    }

    @Test
    void findsADocumentHoweverItIsWrittenAndShowsNoMoreThanNeeded() {
        String number = document();
        UUID person = known("Levan Maisuradze", LocalDate.of(1965, 5, 5), number);
        List<Candidate> shown = found(
                PersonQuery.ofDocument(number.toLowerCase(java.util.Locale.ROOT).replaceFirst("q", "q-")));
        assertThat(shown).hasSize(1);
        Candidate only = shown.getFirst();
        assertThat(only.applicantId()).isEqualTo(person);
        assertThat(only.initials()).isEqualTo("L. M.");
        assertThat(only.birthYear()).isEqualTo(1965);
        assertThat(only.document()).isEqualTo("•••••" + number.substring(number.length() - 3));
        assertThat(only.municipality()).isEqualTo("Lisboa");
        assertThat(only.reasons()).containsExactly(MatchReason.SAME_DOCUMENT);
    }

    @Test
    void showsAtMostFiveAndSaysSoInTheJournalOfEach() {
        for (int i = 0; i < 8; i++) {
            known("Irakli Tsereteli", LocalDate.of(1966, 6, 6), document());
        }
        List<Candidate> shown = found(PersonQuery.ofName("Irakli Tsereteli", LocalDate.of(1966, 6, 6)));
        assertThat(shown).hasSize(PersonMatching.MOST);
        for (Candidate each : shown) {
            assertThat(journal(each.applicantId(), "person.shown")).isEqualTo(1);
        }
    }

    private int journal(UUID applicant, String action) {
        return jdbc.sql("select count(*) from audit_entry where applicant_id = ? and action = ?")
                .params(applicant, action)
                .query(Integer.class)
                .single();
    }

    @Test
    void lookUpsAreLimited() {
        Actor mediator = mediator();
        for (int i = 0; i < 60; i++) {
            matching.find(mediator, PersonQuery.ofDocument("NOBODY" + i));
        }
        assertThatThrownBy(() -> matching.find(mediator, PersonQuery.ofDocument("NOBODY61")))
                .isInstanceOf(Limits.TooManyAttempts.class);
        assertThatThrownBy(() ->
                        matching.find(mediator(), new PersonQuery("Ana", null, null, null, null, null, null, null)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void twinsWithDocumentsOfTheirOwnStayTwoPeople() {
        LocalDate birth = LocalDate.of(1967, 7, 7);
        UUID first = known("Mariam Janelidze", birth, document());
        ApplicantData twin = data("Medea Janelidze", null, birth, document());
        Actor mediator = mediator();
        Found found = matching.find(mediator, PersonQuery.of(twin));
        assertThat(found.candidates())
                .as("another first name and another document")
                .extracting(Candidate::applicantId)
                .doesNotContain(first);
        OpenCase opened = intake.somebodyNew(mediator, found.searchId(), new NewCase("REN", twin), null);
        assertThat(applicantOf(opened)).isNotEqualTo(first);
        // Even with the same name it is the mediator who decides, and may say that it is somebody else.
        ApplicantData third = data("Mariam Janelidze", null, birth, document());
        Found again = matching.find(mediator, PersonQuery.of(third));
        assertThat(again.candidates()).extracting(Candidate::applicantId).contains(first);
        assertThat(again.candidates().getFirst().reasons()).contains(MatchReason.OTHER_DOCUMENT);
        assertThatThrownBy(() -> intake.somebodyNew(mediator, again.searchId(), new NewCase("REN", third), null))
                .isInstanceOf(InvalidInput.class);
        UUID other = applicantOf(
                intake.somebodyNew(mediator, again.searchId(), new NewCase("REN", third), NewPersonReason.RELATIVE));
        assertThat(other).isNotEqualTo(first);
        assertThat(jdbc.sql("select concat(decision, ' ', reason) from people_search where id = ?"
                                + " and applicant_id = ? and decided_at is not null")
                        .params(again.searchId(), other)
                        .query(String.class)
                        .single())
                .isEqualTo("NEW RELATIVE");
        assertThat(journal(other, "person.entered")).isEqualTo(1);
    }

    private UUID applicantOf(OpenCase opened) {
        return jdbc.sql("select applicant_id from casework_case where number = ?")
                .param(opened.number().value())
                .query(UUID.class)
                .single();
    }

    @Test
    void whoIsRecognisedKeepsOnePersonAndOneOpenCaseOfAProcedure() {
        String number = document();
        UUID person = known("Sopho Kiknadze", LocalDate.of(1968, 8, 8), number);
        Actor mediator = mediator();
        Found found = matching.find(mediator, PersonQuery.ofDocument(number));
        OpenCase same = intake.thisIs(mediator, found.searchId(), person, "CPLP");
        assertThat(applicantOf(same)).isEqualTo(person);
        assertThat(cases(person)).isEqualTo(1);
        OpenCase another = intake.thisIs(mediator, found.searchId(), person, "REN");
        assertThat(applicantOf(another)).isEqualTo(person);
        assertThat(cases(person)).isEqualTo(2);
        assertThat(intake.thisIs(mediator, found.searchId(), person)).hasSize(2);
        assertThat(jdbc.sql("select decision from people_search where id = ?")
                        .param(found.searchId())
                        .query(String.class)
                        .single())
                .isEqualTo("KNOWN");
        assertThat(journal(person, "person.recognised")).isGreaterThanOrEqualTo(1);
    }

    private int cases(UUID person) {
        return jdbc.sql("select count(*) from casework_case where applicant_id = ?")
                .param(person)
                .query(Integer.class)
                .single();
    }

    @Test
    void manyWhoEnterTheSamePersonAtOnceMakeOne() throws Exception {
        ApplicantData person = data("Giga Shengelia", null, LocalDate.of(1969, 9, 9), document());
        List<Runnable> tries = new ArrayList<>();
        AtomicInteger meanwhile = new AtomicInteger();
        for (int i = 0; i < 24; i++) {
            Actor mediator = mediator();
            Found before = matching.find(mediator, PersonQuery.of(person));
            assertThat(before.candidates()).isEmpty();
            tries.add(() -> {
                try {
                    intake.somebodyNew(mediator, before.searchId(), new NewCase("REN", person), null);
                } catch (EnteredMeanwhile e) {
                    meanwhile.incrementAndGet();
                }
            });
        }
        atOnce(tries);
        assertThat(meanwhile.get()).isEqualTo(23);
        assertThat(jdbc.sql("select count(*) from people_applicant where passport_number = ?")
                        .param(person.passportNumber())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void manyWhoOpenACaseForTheSamePersonAtOnceOpenOne() throws Exception {
        String number = document();
        UUID person = known("Keti Dolidze", LocalDate.of(1970, 10, 10), number);
        List<Runnable> tries = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Actor mediator = mediator();
            Found found = matching.find(mediator, PersonQuery.ofDocument(number));
            tries.add(() -> intake.thisIs(mediator, found.searchId(), person, "RF"));
        }
        atOnce(tries);
        assertThat(jdbc.sql("select count(*) from casework_case where applicant_id = ? and procedure_code = 'RF'")
                        .param(person)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static void atOnce(List<Runnable> tries) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(tries.size())) {
            List<Future<?>> all = new ArrayList<>();
            for (Runnable each : tries) {
                all.add(threads.submit(() -> {
                    start.await();
                    each.run();
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> each : all) {
                each.get();
            }
        }
    }

    @Test
    void onlyMediatorsLookAndOnlyWhoLookedDecides() {
        String number = document();
        UUID person = known("Nana Abashidze", LocalDate.of(1971, 11, 11), number);
        for (Role role : new Role[] {Role.APPLICANT, Role.OFFICER, Role.ADMINISTRATOR}) {
            Actor other = actor(role);
            assertThatThrownBy(() -> matching.find(other, PersonQuery.ofDocument(number)))
                    .isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> intake.thisIs(other, Ids.next(), person)).isInstanceOf(NotAuthorised.class);
        }
        Actor without = actor(Role.MEDIATOR);
        assertThatThrownBy(() -> matching.find(without, PersonQuery.ofDocument(number)))
                .as("no association behind them")
                .isInstanceOf(NotAuthorised.class);
        Found found = matching.find(mediator(), PersonQuery.ofDocument(number));
        Actor another = mediator();
        assertThatThrownBy(() -> intake.thisIs(another, found.searchId(), person))
                .isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> intake.somebodyNew(
                        another,
                        found.searchId(),
                        new NewCase("REN", data("X Y", null, LocalDate.of(1990, 1, 2), document())),
                        NewPersonReason.OTHER_PERSON))
                .isInstanceOf(NotAuthorised.class);
        Found theirs = matching.find(another, PersonQuery.ofDocument("NOBODY7"));
        assertThatThrownBy(() -> intake.thisIs(another, theirs.searchId(), person))
                .as("somebody this search did not show")
                .isInstanceOf(NotAuthorised.class);
    }

    @ParameterizedTest
    @CsvSource({
        "7K4M-2QXP-C, number",
        "Ana Silva 17/05/1990, person",
        "1990-05-17 გიორგი ბერიძე, person",
        "AB 123456, person",
        "17/05/1990, refused",
        "Ana Silva, refused",
        "Ana Silva 31/02/1990, refused",
        "AAAA-AAAA-A, refused"
    })
    void theOneFieldUnderstandsWhatIsTyped(String typed, String meant) {
        String text = typed.startsWith("7K4M") ? CaseNumber.random().display() : typed;
        if (meant.equals("refused")) {
            assertThatThrownBy(() -> DeskSearch.of(text)).isInstanceOf(InvalidInput.class);
        } else {
            DeskSearch sought = DeskSearch.of(text);
            assertThat(sought.number() != null).isEqualTo(meant.equals("number"));
            assertThat(sought.person() != null).isEqualTo(meant.equals("person"));
        }
    }
}
