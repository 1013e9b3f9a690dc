package pt.vez.visits.internal;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseView;
import pt.vez.casework.Cases;
import pt.vez.casework.Stage;
import pt.vez.documents.ChecklistItem;
import pt.vez.documents.DocumentNeed;
import pt.vez.documents.Documents;
import pt.vez.platform.Dates;
import pt.vez.platform.Texts;
import pt.vez.shared.Actor;
import pt.vez.shared.Zones;
import pt.vez.visits.VisitSummaries;
import pt.vez.visits.VisitSummary;

/** Puts together what other modules say of the case. */
@Service
class WrittenSummaries implements VisitSummaries {
    private final CaseAccess access;
    private final VisitDeeds deeds;
    private final Cases cases;
    private final Documents documents;
    private final VisitNext next;
    private final Texts texts;
    private final Clock clock;

    WrittenSummaries(
            CaseAccess access,
            VisitDeeds deeds,
            Cases cases,
            Documents documents,
            VisitNext next,
            Texts texts,
            Clock clock) {
        this.access = access;
        this.deeds = deeds;
        this.cases = cases;
        this.documents = documents;
        this.next = next;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    @Transactional
    public VisitSummary of(Actor actor, Locale language) {
        CaseId caseId = access.visited(actor, CasePermission.READ);
        CaseView view = cases.read(actor, caseId);
        Stage stage = view.outline().stage();
        List<ChecklistItem> checklist = documents.checklist(actor, caseId);
        DocumentNeed need = DocumentNeed.of(stage, checklist);
        List<String> open = checklist.stream()
                .filter(item -> DocumentNeed.isAskedFor(stage, checklist, item))
                .map(item -> item.item().name().in(language))
                .toList();
        VisitNext.Step step = next.of(actor, caseId, stage, need, language);
        return new VisitSummary(
                language,
                view.applicant().name(),
                view.outline().number().display(),
                texts.get(
                        language,
                        "summary.by",
                        actor.name(),
                        actor.requireActing().associationName()),
                Dates.full(Zones.today(clock), language),
                deeds.of(actor, caseId, language),
                step.text(),
                step.appointment(),
                open);
    }
}
