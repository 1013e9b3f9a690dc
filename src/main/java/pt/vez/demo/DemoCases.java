package pt.vez.demo;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.Stage;
import pt.vez.platform.VezSettings;
import pt.vez.shared.Base32;
import pt.vez.shared.Ids;
import pt.vez.shared.Nif;
import pt.vez.shared.Niss;

/** Made-up people and their cases; the same random source makes the same ones. */
@Component
@Profile("demonstration")
class DemoCases {
    private static final int BATCH = 500;
    private final VezSettings settings;
    private final DemoRepository rows;
    private final Clock clock;

    DemoCases(VezSettings settings, DemoRepository rows, Clock clock) {
        this.settings = settings;
        this.rows = rows;
        this.clock = clock;
    }

    /** @return cases that are ready to have an appointment */
    List<UUID> make(Random random) {
        int count = settings.demoCases();
        String[] places = {
            "lisboa",
            "lisboa",
            "sintra",
            "amadora",
            "loures",
            "odivelas",
            "almada",
            "porto",
            "porto",
            "gaia",
            "matosinhos",
            "braga",
            "ponta-delgada",
            "faro",
            "odemira",
            "coimbra",
            "setubal",
            "cascais"
        };
        String[] procedures = {"AR-88", "AR-88", "AR-88", "AR-89", "CPLP", "CPLP", "REN", "RF", "ASY"};
        List<Object[]> applicants = new ArrayList<>();
        List<Object[]> cases = new ArrayList<>();
        List<Object[]> events = new ArrayList<>();
        List<UUID> ready = new ArrayList<>();
        Instant now = clock.instant();
        for (int i = 0; i < count; i++) {
            var origin = DemoNames.origin(random);
            var name = DemoNames.name(origin, random);
            UUID applicant = Ids.next();
            UUID caseId = Ids.next();
            int contact = random.nextInt(10);
            applicants.add(new Object[] {
                applicant,
                name.latin(),
                name.nativeScript().isEmpty() ? null : name.nativeScript(),
                LocalDate.of(1955 + random.nextInt(50), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                origin.country(),
                random.nextInt(4) > 0
                        ? Nif.ofFirstEight("" + (2 + random.nextInt(2)) + digits(random, 7))
                                .value()
                        : null,
                random.nextInt(4) > 0 ? Niss.ofFirstTen("1" + digits(random, 9)).value() : null,
                "" + (char) ('A' + random.nextInt(26)) + (char) ('A' + random.nextInt(26)) + digits(random, 6),
                LocalDate.now(clock).plusDays(60 + random.nextInt(2500)),
                contact < 3 || contact == 9 ? null : "+3519" + (1 + random.nextInt(3)) + digits(random, 7),
                contact == 9 || (contact >= 3 && contact < 6) ? null : "p" + i + "@mail.example",
                places[random.nextInt(places.length)],
                random.nextInt(3) == 0 ? "pt-PT" : "en-GB"
            });
            // Older cases are more numerous than fresh ones: the backlog.
            int age = (int) (30 + 870 * Math.sqrt(random.nextDouble()));
            Instant opened = now.minus(Duration.ofDays(age)).minus(Duration.ofMinutes(random.nextInt(600)));
            Stage stage = stage(random.nextInt(100));
            Instant since =
                    opened.plus(Duration.ofDays(stage == Stage.DOCUMENTS ? 0 : random.nextInt(Math.max(1, age - 5))));
            cases.add(new Object[] {
                caseId,
                number(random),
                applicant,
                procedures[random.nextInt(procedures.length)],
                stage.name(),
                Timestamp.from(since),
                Timestamp.from(opened)
            });
            events.add(new Object[] {Ids.next(), caseId, Timestamp.from(opened), "OPENED", "REGISTER"});
            if (stage != Stage.DOCUMENTS) {
                events.add(new Object[] {Ids.next(), caseId, Timestamp.from(since), "STAGE_REACHED", stage.name()});
            }
            if (stage == Stage.APPOINTMENT && contact != 9) {
                ready.add(caseId);
            }
            if (applicants.size() == BATCH || i == count - 1) {
                store(applicants, cases, events);
            }
        }
        return ready;
    }

    private static Timestamp before(Instant now, int days) {
        return Timestamp.from(now.minus(Duration.ofDays(days)));
    }

    private static Stage stage(int percent) {
        if (percent < 40) return Stage.DOCUMENTS;
        if (percent < 68) return Stage.APPOINTMENT;
        if (percent < 88) return Stage.ANALYSIS;
        if (percent < 92) return Stage.HEARING;
        return percent < 96 ? Stage.DECISION : Stage.CARD;
    }

    private void store(List<Object[]> applicants, List<Object[]> cases, List<Object[]> events) {
        rows.insertCases(applicants, cases, events);
        applicants.clear();
        cases.clear();
        events.clear();
    }

    /** The applicant of the demonstration has a case with everything sent, ready to book. */
    void ofApplicant(UUID account, Random random) {
        UUID applicant = Ids.next();
        UUID caseId = Ids.next();
        Instant now = clock.instant();
        Object[] person = {
            applicant,
            "Oksana Melnyk",
            "Оксана Мельник",
            LocalDate.of(1988, 3, 14),
            "UA",
            Nif.ofFirstEight("28745091").value(),
            Niss.ofFirstTen("1203948571").value(),
            "FE482913",
            LocalDate.now(clock).plusYears(4),
            "+351912345678",
            DemoPeople.APPLICANT,
            "amadora",
            "pt-PT"
        };
        Object[] renewal = {
            caseId, number(random), applicant, "REN", Stage.DOCUMENTS.name(), before(now, 12), before(now, 412)
        };
        rows.insertCases(
                List.of(new Object[][] {person}),
                List.of(new Object[][] {renewal}),
                List.of(
                        new Object[] {Ids.next(), caseId, before(now, 412), "OPENED", "REGISTER"},
                        new Object[] {Ids.next(), caseId, before(now, 3), "CLAIMED", "VERIFIED"}));
        rows.linkAccount(caseId, account);
    }

    private static String number(Random random) {
        var body = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            body.append("0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(random.nextInt(32)));
        }
        return new CaseNumber(body.append(Base32.check(body)).toString()).value();
    }

    private static String digits(Random random, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(random.nextInt(10));
        }
        return text.toString();
    }
}
