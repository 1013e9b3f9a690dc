package pt.vez.casework.internal;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNotes;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseRef;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;

/** Writes and reads notes after the access to their case was checked. */
@Service
class WrittenCaseNotes implements CaseNotes {
    private final CaseNoteRepository notes;
    private final CaseAccess access;
    private final Journal journal;
    private final Clock clock;

    WrittenCaseNotes(CaseNoteRepository notes, CaseAccess access, Journal journal, Clock clock) {
        this.notes = notes;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void add(Actor actor, String typed) {
        CaseRef ref = access.requireVisitToAdd(actor);
        write(actor, ref, typed);
    }

    @Override
    @Transactional
    public void add(Actor officer, CaseId caseId, String typed) {
        write(officer, access.require(officer, caseId, CasePermission.REVIEW), typed);
    }

    private void write(Actor actor, CaseRef ref, String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw new InvalidInput("note.missing");
        }
        if (text.length() > LONGEST) {
            throw new InvalidInput("note.long", LONGEST);
        }
        notes.insert(actor, ref.id(), text, clock.instant());
        journal.record(actor, "note.written", ref.applicantId(), ref.id().value(), "");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Note> of(Actor actor, CaseId caseId) {
        access.require(actor, caseId, CasePermission.READ);
        var acting = actor.acting();
        return notes.of(caseId, acting == null ? null : acting.partnerId());
    }
}
