package pt.vez.associations.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import pt.vez.associations.Agreement;
import pt.vez.associations.Agreement.Paper;
import pt.vez.associations.AgreementCoverage;
import pt.vez.associations.AgreementPapers;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.shell.Card;
import pt.vez.shell.LabelledValues;
import pt.vez.shell.Pill;
import pt.vez.shell.Variant;

/** What an agreement says, with its papers; for its parties and the administrator. */
public class AgreementCard extends Card {

    public AgreementCard(
            Agreement agreement,
            AgreementCoverage coverage,
            AgreementPapers papers,
            CurrentActor current,
            AgreementForm.Said said,
            Locale language) {
        var terms = agreement.terms();
        var facts = new LabelledValues()
                .fact(
                        said.of("agreement.state"),
                        new Pill(
                                switch (agreement.state()) {
                                    case IN_FORCE -> Variant.SUCCESS;
                                    case SUSPENDED -> Variant.ATTENTION;
                                    case FUTURE, ENDED -> Variant.NEUTRAL;
                                },
                                said.of("agreement.state." + agreement.state().name())))
                .fact(
                        said.of("agreement.term"),
                        said.of(
                                "agreement.fromTo",
                                Dates.full(terms.from(), language),
                                Dates.full(terms.until(), language)))
                .fact(said.of("agreement.mediators"), Integer.toString(terms.mediators()))
                .fact(said.of("agreement.procedures"), coverage.procedures(terms.procedures(), language))
                .fact(said.of("agreement.centres"), coverage.centres(current.get(), terms.centres()));
        String reason = agreement.reason();
        if (reason != null) {
            facts.fact(said.of("agreement.reason"), reason);
        }
        if (!terms.clause().isBlank()) {
            var clause = new Paragraph(terms.clause());
            clause.addClassName("prose");
            facts.fact(said.of("agreement.clause"), clause);
        }
        add(new H2(terms.reference()), facts);
        for (Paper paper : agreement.papers()) {
            String words = said.of("agreement.paper", paper.name(), Dates.full(paper.addedAt(), LISBON, language));
            add(new Paragraph(download(paper, papers, current, words)));
        }
    }

    /** The service asks at every download whether the actor is a party. */
    private static Anchor download(Paper paper, AgreementPapers papers, CurrentActor current, String words) {
        var anchor = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] content = papers.open(current.get(), paper.id());
                    event.getResponse().setHeader("Cache-Control", "no-store");
                    return new DownloadResponse(
                            new ByteArrayInputStream(content), paper.name(), paper.mediaType(), content.length);
                }),
                words);
        anchor.setRouterIgnore(true);
        return anchor;
    }
}
