package dev.tradingsystem.telegram.api.fuzz;

import java.util.random.RandomGenerator;

/// What is done to a request.
enum Mutation {
    NONE {
        @Override
        void apply(FuzzRequest request, RandomGenerator random) {}
    },
    PARAMETER {
        @Override
        void apply(FuzzRequest request, RandomGenerator random) {
            if (request.parameters.isEmpty()) {
                request.parameters.add("nonsense" + Nasty.encoded(random) + "=" + Nasty.encoded(random));
                return;
            }
            int at = random.nextInt(request.parameters.size());
            String name = request.parameters.get(at).replaceAll("=.*", "");
            switch (random.nextInt(4)) {
                case 0 -> request.parameters.add(name + "=" + Nasty.encoded(random));
                case 1 -> request.parameters.set(at, name);
                default -> request.parameters.set(at, name + "=" + Nasty.encoded(random));
            }
        }
    },
    PATH {
        @Override
        void apply(FuzzRequest request, RandomGenerator random) {
            request.path = Paths.broken(request.path, random);
        }
    },
    BODY {
        @Override
        void apply(FuzzRequest request, RandomGenerator random) {
            Bodies.mutate(request, random);
        }
    },
    HEADER {
        @Override
        void apply(FuzzRequest request, RandomGenerator random) {
            Headers.mutate(request, random);
        }
    },
    METHOD {
        @Override
        void apply(FuzzRequest request, RandomGenerator random) {
            request.method = Nasty.any(Headers.METHODS, random);
        }
    },
    WIRE {
        @Override
        void apply(FuzzRequest request, RandomGenerator random) {
            Wire.mutate(request, random);
        }
    };

    abstract void apply(FuzzRequest request, RandomGenerator random);

    /// Any of them, the ones with most to break more often.
    static Mutation any(RandomGenerator random) {
        return switch (random.nextInt(20)) {
            case 0 -> NONE;
            case 1, 2, 3, 4, 5 -> PARAMETER;
            case 6, 7, 8 -> PATH;
            case 9, 10, 11, 12, 13 -> BODY;
            case 14, 15, 16, 17 -> HEADER;
            case 18 -> METHOD;
            default -> WIRE;
        };
    }
}
