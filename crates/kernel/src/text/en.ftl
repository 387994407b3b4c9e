kernel-stub = .
