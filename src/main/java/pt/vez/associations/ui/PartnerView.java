package pt.vez.associations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import pt.vez.associations.Agreement;
import pt.vez.associations.AgreementCoverage;
import pt.vez.associations.AgreementPapers;
import pt.vez.associations.Agreements;
import pt.vez.associations.Associations;
import pt.vez.associations.Associations.Partner;
import pt.vez.identity.CurrentActor;
import pt.vez.shared.Ids;
import pt.vez.shared.NotFound;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FormErrors;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** One partner: its agreements with their papers, and who works for it. */
@Route("partners/:partner")
@RolesAllowed("ADMINISTRATOR")
class PartnerView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Associations associations;
    private final PartnerMembersSection.Source members;
    private final Agreements agreements;
    private final AgreementPapers papers;
    private final PartnerRecordSection.Source records;
    private final AgreementCoverage coverage;
    private final Clock clock;
    private Partner partner;

    @SuppressWarnings("NullAway.Init")
    PartnerView(
            CurrentActor current,
            Associations associations,
            PartnerMembersSection.Source members,
            Agreements agreements,
            AgreementPapers papers,
            PartnerRecordSection.Source records,
            AgreementCoverage coverage,
            Clock clock) {
        super("partners.title");
        this.current = current;
        this.associations = associations;
        this.members = members;
        this.agreements = agreements;
        this.papers = papers;
        this.records = records;
        this.coverage = coverage;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("partner").orElse("");
        partner = found(id);
        opened(event).ifPresentOrElse(this::form, this::show);
    }

    private void form(String what) {
        switch (what) {
            case PartnerRecordSection.RECORD -> recordSection().edit();
            case PartnerRecordSection.CONTACT -> recordSection().contact();
            case NEW -> edit(null);
            default -> edit(stored(Ids.parse(what).orElseThrow(() -> new NotFound("error.notFound"))));
        }
    }

    private PartnerRecordSection recordSection() {
        return new PartnerRecordSection(records, partner.id(), surroundings());
    }

    private void open(String what) {
        openForm("partners/" + partner.id(), what, Map.of());
    }

    private void close(@Nullable String said) {
        closeForm("partners/" + partner.id(), Map.of(), said);
    }

    private Partner found(String id) {
        return associations.partners(current.get()).stream()
                .filter(each -> each.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    private void show() {
        partner = found(partner.id().toString());
        resetWithHeading(partner.name(), label(partner.kind()) + " · " + partner.city());
        add(recordSection());
        List<Agreement> all = agreements.of(current.get(), partner.id());
        add(new H2(t("partners.agreements")));
        if (all.isEmpty()) {
            add(new Paragraph(t("partners.agreements.none")));
        }
        all.forEach(agreement -> add(card(agreement)));
        add(Actions.row(Actions.primary(t("agreement.new"), click -> open(NEW))), new H2(t("partners.mediators")));
        add(new PartnerMembersSection(members, partner.id(), surroundings()));
    }

    private Card card(Agreement agreement) {
        var card = new AgreementCard(agreement, coverage, papers, current, this::t, language());
        var actions = Actions.row();
        if (agreement.state() != Agreement.State.ENDED) {
            actions.add(Actions.secondary(
                    t("agreement.edit"), click -> open(agreement.id().toString())));
            actions.add(Actions.quiet(t("agreement.paper.add"), click -> papers(agreement)));
            if (agreement.state() == Agreement.State.SUSPENDED) {
                actions.add(Actions.quiet(
                        t("agreement.resume"),
                        click -> runOrShowError(() -> {
                            agreements.resume(current.get(), agreement.id());
                            done("agreement.resumed", agreement.terms().reference());
                        })));
            } else {
                actions.add(Actions.quiet(t("agreement.suspend"), click -> reason(agreement, false)));
            }
            actions.add(Actions.danger(t("agreement.end"), click -> reason(agreement, true)));
        }
        card.add(actions);
        return card;
    }

    private void edit(@Nullable Agreement agreement) {
        resetWithHeading(agreement == null ? t("agreement.new") : t("agreement.edit"), partner.name());
        var form = new AgreementForm(coverage, clock, current.get(), agreement, this::t, language());
        form.add(Actions.row(
                Actions.once(t("form.save"), () -> {
                    Agreement.Terms terms = form.read();
                    if (terms != null) {
                        runOrShowError(() -> form.passes(() -> save(agreement, terms, form)));
                    }
                }),
                Actions.quiet(t("form.cancel"), click -> close(null))));
        add(new Card(form));
    }

    /** What a field is the cause of goes up to the form; the rest is told at the top. */
    private void save(@Nullable Agreement agreement, Agreement.Terms terms, AgreementForm form) {
        if (agreement == null) {
            agreements.conclude(current.get(), partner.id(), terms);
            close(t("agreement.saved", terms.reference()));
        } else if (form.merge()
                .save(
                        () -> agreements.change(
                                current.get(), agreement.id(), form.merge().seen(), terms),
                        () -> stored(agreement.id()).terms(),
                        this::showMessage)) {
            close(t("agreement.saved", terms.reference()));
        }
    }

    private Agreement stored(UUID id) {
        return agreements.of(current.get(), partner.id()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    private void papers(Agreement agreement) {
        resetWithHeading(t("agreement.paper.add"), agreement.terms().reference());
        add(new Card(
                new Paragraph(t("agreement.paper.text")),
                AgreementForm.upload(
                                this::t, (name, content) -> papers.add(current.get(), agreement.id(), name, content))
                        .onReceived(way -> showMessage(
                                Variant.SUCCESS,
                                t("agreement.paper.saved", agreement.terms().reference())))
                        .onRefused(sentence -> showMessage(Variant.DANGER, sentence)),
                Actions.row(Actions.quiet(t("form.back"), click -> show()))));
    }

    private void reason(Agreement agreement, boolean end) {
        resetWithHeading(
                end ? t("agreement.end") : t("agreement.suspend"),
                agreement.terms().reference());
        var reason = new TextField(t("agreement.reason"));
        reason.setMaxLength(300);
        reason.setWidthFull();
        var errors = new FormErrors().at(reason, "agreement.reason.missing");
        var go = end
                ? Actions.danger(
                        t("agreement.end"),
                        click -> done(
                                "agreement.ended",
                                agreement,
                                () -> errors.passes(
                                        () -> agreements.end(current.get(), agreement.id(), reason.getValue()))))
                : Actions.once(
                        t("agreement.suspend"),
                        () -> done(
                                "agreement.suspended",
                                agreement,
                                () -> errors.passes(
                                        () -> agreements.suspend(current.get(), agreement.id(), reason.getValue()))));
        add(new Card(
                new Paragraph(end ? t("agreement.end.text") : t("agreement.suspend.text")),
                errors,
                reason,
                Actions.row(go, Actions.quiet(t("form.cancel"), click -> show()))));
    }

    private void done(String key, Agreement agreement, BooleanSupplier command) {
        runOrShowError(() -> {
            if (command.getAsBoolean()) {
                done(key, agreement.terms().reference());
            }
        });
    }

    /** The page again, saying what was done to what. */
    private void done(String key, String what) {
        show();
        showMessage(Variant.SUCCESS, t(key, what));
    }

    private PartnerMembersSection.Surroundings surroundings() {
        return new PartnerMembersSection.Surroundings() {
            @Override
            public boolean runOrShowError(Runnable command) {
                clearMessages();
                return PartnerView.this.runOrShowError(command);
            }

            @Override
            public void page(String title, Component content) {
                resetWithHeading(title, partner.name());
                add(content);
            }

            @Override
            public void back(String text, @Nullable Component undo) {
                if (undo == null) {
                    close(text);
                } else {
                    show();
                    showMessage(Variant.SUCCESS, text, undo);
                }
            }

            @Override
            public void cancel() {
                close(null);
            }

            @Override
            public void open(String what) {
                PartnerView.this.open(what);
            }
        };
    }
}
