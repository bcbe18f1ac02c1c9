<?php

declare(strict_types=1);

namespace App\Queue;

use InvalidArgumentException;
use Psr\Log\LoggerInterface;

/**
 * Puts messages into a queue.
 *
 * @template T of object
 * @method static self make(LoggerInterface $logger)
 */
final class Mailer
{
    private array $waiting = [];

    public function __construct(private readonly LoggerInterface $logger, private int $limit = 50)
    {
    }

    public function push(string $subject, string $body): int
    {
        if (trim($subject) === '') {
            throw new InvalidArgumentException('The subject is empty');
        }
        $this->waiting[] = ['subject' => $subject, 'body' => nl2br(htmlspecialchars($body))];
        $this->logger->info('Queued', ['count' => count($this->waiting)]);

        return array_key_last($this->waiting);
    }

    public function flush(callable $send): void
    {
        foreach (array_chunk($this->waiting, $this->limit) as $chunk) {
            foreach ($chunk as ['subject' => $subject, 'body' => $body]) {
                $send($subject, $body);
            }
        }
        $this->waiting = [];
    }
}
