package pt.vez.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.shared.Actor;
import pt.vez.shared.Base32;
import pt.vez.shared.PageOf;
import pt.vez.shared.Role;
import pt.vez.shared.TypedText;

/** Officers search and page through all cases. */
@Service
public class Worklist {
    private final JdbcClient jdbc;

    Worklist(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param text a case number or parts of a name; blank means any */
    public record Query(
            String text, @Nullable Stage stage, @Nullable String procedure, boolean newestFirst) {}

    /** The total stops counting at this many, so that the count costs the same in a register of any size. */
    public static final int COUNT_LIMIT = 10_000;

    @Transactional(readOnly = true)
    public PageOf<CaseRow> find(Actor actor, Query query, int offset, int limit) {
        actor.require(Role.OFFICER);
        String number = Base32.normalise(query.text());
        boolean byNumber = CaseNumber.isValid(number);
        String words = byNumber ? "" : fulltext(query.text());
        String from = " from casework_case c join casework_applicant a on a.id = c.applicant_id where 1 = 1"
                + (byNumber ? " and c.number = :number" : "")
                + (words.isEmpty() ? "" : " and match (a.name, a.native_name) against (:words in boolean mode)")
                + (byNumber || !words.isEmpty() || query.text().isBlank()
                        ? ""
                        : " and (a.name like concat(:short, '%') or a.native_name like concat(:short, '%'))")
                + (query.stage() == null ? "" : " and c.stage = :stage")
                + (query.procedure() == null ? "" : " and c.procedure_code = :procedure");
        long total = bind(
                        jdbc.sql("select count(*) from (select 1" + from + " limit " + COUNT_LIMIT + ") counted"),
                        query,
                        number,
                        words)
                .query(Long.class)
                .single();
        List<CaseRow> rows = bind(
                        jdbc.sql(
                                "select c.id, c.number, a.name, a.native_name, a.nationality, c.procedure_code, c.stage,"
                                        + " c.opened_at" + from
                                        + (query.newestFirst()
                                                ? " order by c.opened_at desc, c.id desc"
                                                : " order by c.opened_at, c.id")
                                        + " limit " + limit + " offset " + Math.min(offset, COUNT_LIMIT)),
                        query,
                        number,
                        words)
                .query((row, n) -> new CaseRow(
                        new CaseId(row.getObject(1, UUID.class)),
                        new CaseNumber(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        Stage.valueOf(row.getString(7)),
                        row.getObject(8, Instant.class)))
                .list();
        return new PageOf<>(rows, total);
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec spec, Query query, String number, String words) {
        return spec.param("number", number)
                .param("words", words)
                .param("short", TypedText.withAsciiDigits(query.text()))
                .param("stage", query.stage() == null ? null : query.stage().name())
                .param("procedure", query.procedure());
    }

    /** Words the full-text index keeps: three letters and more. */
    private static final int SHORTEST_WORD = 3;

    /** Every word as a prefix, in any script; what is too short for the index is found by its beginning. */
    private static String fulltext(String text) {
        return java.util.Arrays.stream(text.split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .map(word -> "+" + word + "*")
                .collect(java.util.stream.Collectors.joining(" "));
    }
}
