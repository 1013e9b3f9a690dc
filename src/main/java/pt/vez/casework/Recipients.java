package pt.vez.casework;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.shared.Actor;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** Name and postal address for a printed letter. */
@Service
public class Recipients {
    private final JdbcClient jdbc;
    private final Journal journal;

    Recipients(JdbcClient jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    /** @param address may be blank where the register has none */
    public record Recipient(String name, String address) {}

    /** For administrators; every look is written to the journal. */
    @Transactional(readOnly = true)
    public Recipient of(Actor actor, CaseId caseId) {
        actor.require(Role.ADMINISTRATOR);
        record Row(java.util.UUID applicant, Recipient recipient) {}
        Row row = jdbc.sql("select a.id, a.name, coalesce(a.address, m.name, '') from casework_case c"
                        + " join casework_applicant a on a.id = c.applicant_id"
                        + " left join calendar_municipality m on m.code = a.municipality where c.id = ?")
                .param(caseId.value())
                .query((r, n) ->
                        new Row(r.getObject(1, java.util.UUID.class), new Recipient(r.getString(2), r.getString(3))))
                .optional()
                .orElseThrow(() -> new NotFound("error.notFound"));
        journal.recordRead(actor, "letter.printed", row.applicant(), caseId.value(), "");
        return row.recipient();
    }
}
