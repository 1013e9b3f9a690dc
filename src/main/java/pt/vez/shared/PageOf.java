package pt.vez.shared;

import java.util.List;
import java.util.function.Function;

/** One page of a longer list. */
public record PageOf<T>(List<T> rows, long total) {
    public <R> PageOf<R> map(Function<T, R> mapping) {
        return new PageOf<>(rows.stream().map(mapping).toList(), total);
    }
}
