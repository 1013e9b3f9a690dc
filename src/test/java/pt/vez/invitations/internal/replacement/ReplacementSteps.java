package pt.vez.invitations.internal.replacement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Disruptions.Affected;
import pt.vez.invitations.Offers;

/** Steps of offers and plans, one at a time. */
public final class ReplacementSteps {
    private ReplacementSteps() {}

    /** Offers a seat as a disruption plan or the waiting list does. @return the offer */
    public static UUID offer(
            ApplicationContext application, Offers.Kind kind, CaseId caseId, String service, UUID slot, int seat) {
        return application
                .getBean(ReplacementOffers.class)
                .make(
                        kind,
                        List.of(new ReplacementOffers.Proposal(caseId, service, slot, seat, null, null)),
                        Instant.now().plusSeconds(36_000))
                .get(caseId);
    }

    public static int lapse(ApplicationContext application) {
        return application.getBean(ReplacementOffers.class).lapse();
    }

    /** Everybody of a plan, read in pieces of this size. */
    public static List<Affected> affected(ApplicationContext application, UUID plan, int piece) {
        var all = new ArrayList<Affected>();
        application.getBean(PlanQueries.class).each(plan, piece, all::add);
        return all;
    }

    /** One commit of every plan that has work left, as a node leaves it that dies right after it. @return what was done */
    public static int advance(ApplicationContext application) {
        return application.getBean(PlanSteps.class).advance();
    }
}
