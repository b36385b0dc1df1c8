-- AlterEnum
ALTER TYPE "CallState" ADD VALUE 'news';
