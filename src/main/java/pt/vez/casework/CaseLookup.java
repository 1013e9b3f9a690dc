package pt.vez.casework;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.Limits;
import pt.vez.shared.Base32;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shared.PartialDate;

/**
 * Tells the stage of a case, and nothing personal, to a person who gives its number and the birth date; without
 * sign-in.
 */
@Service
public class CaseLookup {
    private final JdbcClient jdbc;
    private final Limits limits;

    CaseLookup(JdbcClient jdbc, Limits limits) {
        this.jdbc = jdbc;
        this.limits = limits;
    }

    /** What the holder of the paper with the number may know. */
    public record Whereabouts(Stage stage, Instant since, LocalText procedure) {}

    private record Known(Whereabouts whereabouts, PartialDate birth) {}

    /**
     * @param address the network the request came from, counted
     * @throws InvalidInput the same for an unknown number and a wrong birth date
     * @throws Limits.TooManyAttempts after thirty tries of a network in an hour, ten of them for one number; what other
     *     networks try does not keep the owner out
     */
    @Transactional(readOnly = true)
    public Whereabouts find(String number, LocalDate birthDate, String address) {
        String typed = Base32.normalise(number);
        if (!CaseNumber.isValid(typed)) {
            throw new InvalidInput("where.number");
        }
        limits.count("where.address", address, 30, Duration.ofHours(1));
        limits.count("where.pair", typed + "/" + address, 10, Duration.ofHours(1));
        limits.notice("where.number", typed, 300, Duration.ofHours(1));
        return jdbc.sql("""
                        select c.stage, c.stage_since, p.name_pt, p.name_en, a.birth_date, a.birth_precision
                          from casework_case c
                          join casework_applicant a on a.id = c.applicant_id
                          join casework_procedure p on p.code = c.procedure_code
                         where c.number = ?""")
                .param(typed)
                .query((row, n) -> new Known(
                        new Whereabouts(
                                Stage.valueOf(row.getString(1)),
                                row.getObject(2, Instant.class),
                                new LocalText(row.getString(3), row.getString(4))),
                        new PartialDate(
                                row.getObject(5, LocalDate.class), PartialDate.Precision.valueOf(row.getString(6)))))
                .optional()
                .filter(known -> known.birth().covers(PartialDate.of(birthDate)))
                .map(Known::whereabouts)
                .orElseThrow(() -> new InvalidInput("where.unknown"));
    }
}
