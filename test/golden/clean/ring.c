/* A ring buffer of bytes: one writer, one reader. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define RING_MAX (1u << 20)
#define MIN(a, b) ((a) < (b) ? (a) : (b))

struct ring {
	uint8_t *data;
	size_t size, head, tail;
};

static inline size_t ring_used(const struct ring *r)
{
	return r->head - r->tail;
}

bool ring_init(struct ring *r, size_t size)
{
	if (size == 0 || size > RING_MAX || (size & (size - 1)) != 0)
		return false;
	r->data = calloc(size, sizeof *r->data);
	r->size = size;
	r->head = r->tail = 0;
	return r->data != NULL;
}

size_t ring_write(struct ring *r, const void *from, size_t len)
{
	size_t room = r->size - ring_used(r);
	size_t want = MIN(len, room);
	for (size_t i = 0; i < want; i++)
		r->data[(r->head + i) & (r->size - 1)] = ((const uint8_t *)from)[i];
	r->head += want;
	return want;
}

void ring_free(struct ring *r)
{
	free(r->data);
	memset(r, 0, sizeof *r);
}

int main(int argc, char **argv)
{
	struct ring r;
	if (!ring_init(&r, 64))
		return EXIT_FAILURE;
	ring_write(&r, argv[argc - 1], strlen(argv[argc - 1]));
	ring_free(&r);
	return EXIT_SUCCESS;
}
