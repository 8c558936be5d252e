CREATE TABLE `checkpoints` (
	`day` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`g` integer NOT NULL,
	`root` text NOT NULL,
	`count` integer NOT NULL,
	`prev` text NOT NULL,
	`kid` text NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `effects` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`case_id` text NOT NULL,
	`dedupe` text NOT NULL,
	`payload` text NOT NULL,
	`at` text NOT NULL,
	`done_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `effects_dedupe_unique` ON `effects` (`dedupe`);--> statement-breakpoint
CREATE TABLE `persons` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`roles` text NOT NULL,
	`department` text,
	`disabled_at` text,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff_tokens` (
	`token` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`at` text NOT NULL,
	`expires_at` text,
	`revoked_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `staff_tokens_person_id` ON `staff_tokens` (`person_id`);--> statement-breakpoint
ALTER TABLE `cases` ADD `assigned_to` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `due_order` text DEFAULT '~' NOT NULL;--> statement-breakpoint
ALTER TABLE `cases` ADD `promise_due` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `remind_on` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `name` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `search` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `cases_due_order` ON `cases` (`due_order`,`id`);--> statement-breakpoint
CREATE INDEX `cases_status_due_order` ON `cases` (`status`,`due_order`,`id`);--> statement-breakpoint
CREATE INDEX `cases_assigned_to_due_order` ON `cases` (`assigned_to`,`due_order`,`id`);--> statement-breakpoint
CREATE INDEX `cases_promise_due` ON `cases` (`promise_due`);--> statement-breakpoint
CREATE INDEX `cases_remind_on` ON `cases` (`remind_on`);