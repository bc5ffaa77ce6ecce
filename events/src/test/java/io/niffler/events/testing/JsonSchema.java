package io.niffler.events.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Validates JSON against those parts of JSON Schema (draft 2020-12) that our schemas use; others are an error. */
public final class JsonSchema {
    private static final Set<String> ANNOTATIONS =
            Set.of("$schema", "$id", "$defs", "title", "description", "format", "required", "properties");

    private final JsonNode root;

    private JsonSchema(JsonNode root) {
        this.root = root;
    }

    public static JsonSchema ofResource(String resource) {
        try (InputStream in = JsonSchema.class.getResourceAsStream(resource)) {
            return new JsonSchema(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line for each violation, empty if the value is valid. */
    public List<String> violations(JsonNode value) {
        List<String> violations = new ArrayList<>();
        check(root, value, "", violations);
        return violations;
    }

    private void check(JsonNode schema, JsonNode value, String path, List<String> violations) {
        schema.fields().forEachRemaining(keyword -> {
            if (!holds(keyword.getKey(), keyword.getValue(), schema, value, path, violations)) {
                violations.add(path + " violates " + keyword.getKey());
            }
        });
    }

    private boolean holds(
            String keyword, JsonNode rule, JsonNode schema, JsonNode value, String path, List<String> violations) {
        return switch (keyword) {
                    case "type" -> rule.isArray() ? anyType(rule, value) : isOfType(rule.asText(), value);
                    case "const" -> rule.equals(value);
                    case "enum" -> contains(rule, value);
                    case "pattern" ->
                        !value.isTextual()
                                || Pattern.compile(rule.asText())
                                        .matcher(value.asText())
                                        .find();
                    case "minLength" -> !value.isTextual() || value.asText().length() >= rule.asInt();
                    case "maxLength" -> !value.isTextual() || value.asText().length() <= rule.asInt();
                    case "minimum" -> !value.isNumber() || value.asLong() >= rule.asLong();
                    case "anyOf" -> anyOf(rule, value);
                    case "$ref" -> {
                        check(root.at(rule.asText().substring(1)), value, path, violations);
                        yield true;
                    }
                    case "items" -> {
                        for (int i = 0; value.isArray() && i < value.size(); i++) {
                            check(rule, value.get(i), path + "/" + i, violations);
                        }
                        yield true;
                    }
                    case "propertyNames" -> {
                        value.fieldNames()
                                .forEachRemaining(
                                        name -> check(rule, TextNode.valueOf(name), path + "/" + name, violations));
                        yield true;
                    }
                    case "additionalProperties" -> {
                        value.fields().forEachRemaining(field -> {
                            if (schema.path("properties").has(field.getKey())) {
                                return;
                            }
                            if (rule.isBoolean() && !rule.asBoolean()) {
                                violations.add(path + "/" + field.getKey() + " is not foreseen");
                            } else if (rule.isObject()) {
                                check(rule, field.getValue(), path + "/" + field.getKey(), violations);
                            }
                        });
                        yield true;
                    }
                    default -> {
                        if (!ANNOTATIONS.contains(keyword)) {
                            throw new IllegalStateException("This validator does not know " + keyword);
                        }
                        yield !keyword.equals("required") || required(rule, value, path, violations);
                    }
                }
                && (!keyword.equals("properties") || properties(rule, value, path, violations));
    }

    private boolean properties(JsonNode rule, JsonNode value, String path, List<String> violations) {
        rule.fields().forEachRemaining(property -> {
            if (value.has(property.getKey())) {
                check(property.getValue(), value.get(property.getKey()), path + "/" + property.getKey(), violations);
            }
        });
        return true;
    }

    private static boolean required(JsonNode rule, JsonNode value, String path, List<String> violations) {
        for (JsonNode name : rule) {
            if (value.isObject() && !value.has(name.asText())) {
                violations.add(path + "/" + name.asText() + " is missing");
            }
        }
        return true;
    }

    private boolean anyOf(JsonNode alternatives, JsonNode value) {
        for (JsonNode alternative : alternatives) {
            List<String> violations = new ArrayList<>();
            check(alternative, value, "", violations);
            if (violations.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyType(JsonNode types, JsonNode value) {
        for (JsonNode type : types) {
            if (isOfType(type.asText(), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode candidate : values) {
            if (candidate.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfType(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalStateException("This validator does not know the type " + type);
        };
    }
}
