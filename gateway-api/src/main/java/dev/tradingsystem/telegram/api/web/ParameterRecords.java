package dev.tradingsystem.telegram.api.web;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Fills the records that hold a request's parameters, as they were sent: a `String` takes one, a
/// `List<String>` all of that name, and `null` stands for none.
///
/// Spring's binding of constructors could do this too, but reads the annotations of every
/// component anew for every request, which for a list of messages took ten times as long as the
/// rest of the answer.
final class ParameterRecords implements HandlerMethodArgumentResolver {

    private final Map<Class<?>, Form> forms = new ConcurrentHashMap<>();

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(ParameterObject.class)
                && parameter.getParameterType().isRecord();
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return forms.computeIfAbsent(parameter.getParameterType(), Form::of).filled(request);
    }

    /// How a record is made.
    private record Form(Constructor<?> constructor, List<Field> fields) {

        static Form of(Class<?> type) {
            List<Field> fields = Arrays.stream(type.getRecordComponents())
                    .map(component -> new Field(component.getName(), isList(component)))
                    .toList();
            return new Form(BeanUtils.getResolvableConstructor(type), fields);
        }

        private static boolean isList(RecordComponent component) {
            if (component.getType() != List.class && component.getType() != String.class) {
                throw new IllegalStateException(component + " is neither text nor a list of it");
            }
            return component.getType() == List.class;
        }

        Object filled(NativeWebRequest request) {
            var values = new @Nullable Object[fields.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = fields.get(i).of(request);
            }
            return BeanUtils.instantiateClass(constructor, values);
        }
    }

    private record Field(String name, boolean list) {

        @Nullable
        Object of(NativeWebRequest request) {
            String[] sent = request.getParameterValues(name);
            if (sent == null) {
                return null;
            }
            return list ? List.of(sent) : sent[0];
        }
    }
}
