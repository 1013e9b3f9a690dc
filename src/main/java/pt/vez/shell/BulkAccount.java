package pt.vez.shell;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.function.Function;
import pt.vez.platform.BulkOutcome;
import pt.vez.shared.DomainException;

/** Says what an act on many things came to: how many it was done to, and of each other one the name and the reason. */
public final class BulkAccount {
    private BulkAccount() {}

    /**
     * @param key of the sentence with how many it was done to
     * @param name of one of the things
     * @param words of a reason
     */
    public static <T> Notice of(
            BulkOutcome<T> outcome, String key, Function<T, String> name, Function<DomainException, String> words) {
        var said = new Paragraph();
        String sentence = said.getTranslation(key, outcome.done().size());
        if (outcome.refused().isEmpty()) {
            return new Notice(Variant.SUCCESS, sentence).focused();
        }
        said.setText(said.getTranslation("bulk.refused", outcome.refused().size()));
        var list = new UnorderedList();
        outcome.refused()
                .forEach(each -> list.add(new ListItem(name.apply(each.item()) + ": " + words.apply(each.reason()))));
        return new Notice(outcome.done().isEmpty() ? Variant.DANGER : Variant.ATTENTION, sentence, said, list)
                .focused();
    }
}
