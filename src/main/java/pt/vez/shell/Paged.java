package pt.vez.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import pt.vez.shared.DomainException;
import pt.vez.shared.PageOf;

/** A list within a screen, a page at a time: how many there are is said, and the way to the others is beside it. */
public final class Paged<T> extends Div {
    private final IntFunction<PageOf<T>> find;
    private final Function<List<T>, Component> show;

    /**
     * @param find reads a page of {@link Pager#SIZE} from an offset
     * @param show makes what is seen of the rows of a page
     */
    public Paged(IntFunction<PageOf<T>> find, Function<List<T>, Component> show) {
        this.find = find;
        this.show = show;
        addClassName("paged");
        page(0);
    }

    /** Of rows that are there already. */
    public static <T> Paged<T> of(List<T> all, Function<List<T>, Component> show) {
        return new Paged<>(
                offset -> new PageOf<>(
                        all.subList(Math.min(offset, all.size()), Math.min(offset + Pager.SIZE, all.size())),
                        all.size()),
                show);
    }

    private void page(int wanted) {
        Pager.Page<T> shown = Pager.at(wanted, find);
        long total = shown.found().total();
        removeAll();
        add(show.apply(shown.found().rows()));
        if (total > Pager.SIZE) {
            add(new Pager(shown.number(), total, getTranslation("table.count", total), this::turn));
        }
    }

    /** The keyboard begins again at the top of the page that was asked for. */
    private void turn(int wanted) {
        try {
            page(wanted);
        } catch (DomainException e) {
            addComponentAsFirst(
                    new Notice(Variant.DANGER, getTranslation(e.key(), e.args().toArray())).focused());
            return;
        }
        getElement().setAttribute("tabindex", "-1");
        getElement().executeJs("setTimeout(() => { this.focus(); this.scrollIntoView({block: 'nearest'}); })");
    }
}
