package pt.vez.associations.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.associations.Contact;
import pt.vez.associations.ContactDirectory;
import pt.vez.associations.PartnerRecord;
import pt.vez.associations.PartnerRecords;
import pt.vez.identity.CurrentActor;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/** What is known of a partner, with the ways to change it and, while nothing rests on it, to delete it, or else to close it. */
class PartnerRecordSection extends Composite<Div> {
    /** What the address says while one of the forms is open. */
    static final String RECORD = "record";

    static final String CONTACT = "contact";

    /** What the section asks. */
    @Component
    static class Source {
        private final CurrentActor current;
        private final PartnerRecords records;
        private final ContactDirectory contacts;

        Source(CurrentActor current, PartnerRecords records, ContactDirectory contacts) {
            this.current = current;
            this.records = records;
            this.contacts = contacts;
        }
    }

    private final Source source;
    private final UUID partner;
    private final PartnerRecord record;
    private final PartnerMembersSection.Surroundings around;

    PartnerRecordSection(Source source, UUID partner, PartnerMembersSection.Surroundings around) {
        this.source = source;
        this.partner = partner;
        this.around = around;
        record = source.records.of(source.current.get(), partner);
        var change = Actions.row(
                Actions.secondary(getTranslation("partners.edit"), click -> around.open(RECORD)),
                Actions.secondary(getTranslation("contact.edit"), click -> around.open(CONTACT)));
        if (!source.records.isUsed(source.current.get(), partner)) {
            change.add(Actions.danger(getTranslation("partners.delete"), click -> askToDelete()));
        } else if (!source.records.isAtWork(source.current.get(), partner)) {
            change.add(Actions.danger(getTranslation("partners.close"), click -> askToClose()));
        }
        getContent()
                .add(new PartnerFacts(record, source.contacts.of(source.current.get(), partner), getLocale()), change);
    }

    void edit() {
        var form = new PartnerForm(record);
        var notices = new Div();
        form.add(Actions.row(
                Actions.once(getTranslation("form.save"), () -> {
                    PartnerRecord wanted = form.read();
                    notices.removeAll();
                    if (wanted != null) {
                        around.runOrShowError(() -> form.passes(() -> {
                            if (form.merge()
                                    .save(
                                            () -> source.records.change(
                                                    source.current.get(),
                                                    partner,
                                                    form.merge().seen(),
                                                    wanted),
                                            () -> source.records.of(source.current.get(), partner),
                                            notices::add)) {
                                around.back(getTranslation("partners.saved", wanted.name()), null);
                            }
                        }));
                    }
                }),
                Actions.quiet(getTranslation("form.cancel"), click -> around.cancel())));
        around.page(getTranslation("partners.edit"), new Card(notices, form));
    }

    void contact() {
        var form = new ContactForm(source.contacts.of(source.current.get(), partner), this::getTranslation);
        var notices = new Div();
        form.add(Actions.row(
                Actions.once(getTranslation("form.save"), () -> {
                    Contact wanted = form.read();
                    notices.removeAll();
                    if (wanted != null) {
                        around.runOrShowError(() -> {
                            if (form.merge()
                                    .save(
                                            () -> source.contacts.update(
                                                    source.current.get(),
                                                    partner,
                                                    form.merge().seen(),
                                                    wanted),
                                            () -> source.contacts.of(source.current.get(), partner),
                                            notices::add)) {
                                around.back(getTranslation("contact.saved", record.name()), null);
                            }
                        });
                    }
                }),
                Actions.quiet(getTranslation("form.cancel"), click -> around.cancel())));
        around.page(getTranslation("contact.edit"), new Card(notices, form));
    }

    private void askToClose() {
        around.page(
                getTranslation("partners.close"),
                new Card(
                        new Paragraph(getTranslation("partners.close.text", record.name())),
                        Actions.row(
                                Actions.danger(
                                        getTranslation("partners.close"),
                                        click -> around.runOrShowError(() -> {
                                            source.records.close(source.current.get(), partner);
                                            UI.getCurrent().navigate("partners");
                                        })),
                                Actions.quiet(getTranslation("form.cancel"), click -> around.cancel()))));
    }

    private void askToDelete() {
        around.page(
                getTranslation("partners.delete"),
                new Card(
                        new Paragraph(getTranslation("partners.delete.text", record.name())),
                        Actions.row(
                                Actions.danger(
                                        getTranslation("partners.delete"),
                                        click -> around.runOrShowError(() -> {
                                            source.records.delete(source.current.get(), partner);
                                            UI.getCurrent().navigate("partners");
                                        })),
                                Actions.quiet(getTranslation("form.cancel"), click -> around.cancel()))));
    }
}
